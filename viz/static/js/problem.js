// The problem above a page: why its data is not there.

import { byId } from "./dom.js";
import { message } from "./words.js";

/**
 * Show a problem above the page; the empty text hides it.
 * @param {string} text
 * @returns {void}
 */
export function showProblem(text) {
  byId("problem").textContent = text;
  byId("problem").hidden = !text;
}

/**
 * Report an error above the page and to the console.
 * @param {{ title?: string, message: string }} error
 * @returns {void}
 */
export function report(error) {
  const { title = "", message: detail } = error;
  showProblem(message("problem", { detail: title ? message("problem.titled", { title, detail }) : detail }));
  console.warn(error);
}
