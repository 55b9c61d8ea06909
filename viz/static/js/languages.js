// The buttons that switch the language, and the links that take it along to another page.

import { format } from "./state-data.js";
import { change } from "./state.js";
import { language } from "./words.js";

/** Let the buttons write the language into the URL; Chinese is the default and left out. */
export function bindLanguages() {
  for (const button of languageButtons()) {
    button.addEventListener("click", () => change({ lang: button.dataset.lang === "zh" ? null : button.dataset.lang }));
  }
}

/** Mark the language of the page, and take it along in links with data-page. */
export function markLanguage() {
  for (const button of languageButtons()) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === language()));
  }
  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll("[data-page]");
  for (const link of links) link.setAttribute("href", `${link.dataset.page}${format(spoken())}`);
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
