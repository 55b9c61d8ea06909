// The buttons that switch the language, and the links that take it along to another page.

import { format } from "./state-data.js";
import { change, current, onChange } from "./state.js";
import { language } from "./words.js";

/** @import { State } from "../../types/page.js" */

/** Let the buttons write the language into the URL; Chinese is the default and left out. */
export function bindLanguages() {
  for (const button of languageButtons()) {
    button.addEventListener("click", () => change({ lang: button.dataset.lang === "zh" ? null : button.dataset.lang }));
  }
  onChange(markLanguage);
  markLanguage(current()); // at once: a link may be followed before the words have come
}

/**
 * Mark the language of a state, and take it along in links with data-page.
 * @param {State} state
 * @returns {void}
 */
function markLanguage({ lang }) {
  const wanted = lang === "en" ? lang : "zh";
  for (const button of languageButtons()) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === wanted));
  }
  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll("[data-page]");
  for (const link of links) link.setAttribute("href", `${link.dataset.page}${format({ lang })}`);
}

/**
 * The part of a state that gives another page the language of this one.
 * @returns {{ lang: string | null }}
 */
export function spoken() {
  return { lang: language() === "en" ? "en" : null };
}

/**
 * The buttons that switch the language.
 * @returns {NodeListOf<HTMLElement>}
 */
function languageButtons() {
  return document.querySelectorAll("[data-lang]");
}
