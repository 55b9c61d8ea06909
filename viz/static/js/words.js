// The pages' own messages, a folder of JSON files for each language; names of things come with the data.

import { choose, interpolate } from "./words-data.js";

/** @import { Language } from "../../types/page.js" */

const FILES = ["explorer", "pages"]; // a name of a message is in one of them

/** @type {Record<string, string>} */
let messages = {};
/** @type {Language} */
let current = "zh";

/**
 * Load a language and put its messages into every element with data-word, data-label or data-hint.
 * @param {string} wanted
 * @returns {Promise<void>}
 */
export async function loadWords(wanted) {
  current = wanted === "en" ? "en" : "zh";
  const answers = await Promise.all(FILES.map((name) => fetch(`static/words/${current}/${name}.json`)));
  messages = Object.assign({}, ...(await Promise.all(answers.map((each) => each.json()))));
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
  for (const each of marked("word")) each.textContent = message(each.dataset.word ?? "");
  for (const each of marked("label")) each.setAttribute("aria-label", message(each.dataset.label ?? ""));
  for (const each of marked("hint")) each.setAttribute("placeholder", message(each.dataset.hint ?? ""));
}

/**
 * Elements with the data attribute of a name.
 * @param {string} name
 * @returns {NodeListOf<HTMLElement>}
 */
function marked(name) {
  return document.querySelectorAll(`[data-${name}]`);
}

/**
 * The language of the page.
 * @returns {Language}
 */
export function language() {
  return current;
}

/**
 * A message with its {names} filled in; an unknown one shows its own name, so that it is noticed.
 * @param {string} name
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function message(name, values = {}) {
  return interpolate(messages[name] ?? name, values);
}

/**
 * One of two texts, such as the two labels of a class, by the language of the page.
 * @param {string | null | undefined} zh
 * @param {string | null | undefined} en
 * @returns {string}
 */
export function localized(zh, en) {
  return choose(current, zh, en);
}
