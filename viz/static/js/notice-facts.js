// The facts of a notice as a list, from which each leads to its mark in the text.

import { el, fill } from "./dom.js";
import { isShown } from "./marks-data.js";
import { spanText } from "./page-data.js";
import { message } from "./words.js";

/** @import { Mark } from "../../types/page.js" */

const BY_SUBJECT = ["activity", "organizer", "issuer"];

/**
 * Draw the marks that are shown.
 * @param {Element} place
 * @param {Mark[]} marks
 * @param {Set<string>} hidden
 * @param {Map<string, number>} positions of the types
 * @param {(mark: Mark) => void} choose
 * @returns {void}
 */
export function drawFacts(place, marks, hidden, positions, choose) {
  const shown = marks.filter((mark) => isShown(mark, hidden));
  const list = el("ol", { class: "facts" }, shown.map((mark) => item(mark, positions, choose)));
  const count = { shown: shown.length, all: marks.length };
  fill(place, el("p", { class: "hint", role: "status" }, message("notice.listed", count)), list);
}

/**
 * Mark the facts of a span as chosen, and bring the first into view.
 * @param {Element} place
 * @param {[number, number] | null} span
 * @returns {void}
 */
export function markFact(place, span) {
  const wanted = span ? spanText(...span) : "";
  for (const button of place.querySelectorAll("[data-span]")) {
    const chosen = button instanceof HTMLElement && button.dataset.span === wanted;
    if (chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  const list = place.querySelector(".facts");
  const first = place.querySelector("[aria-current]");
  if (list && first instanceof HTMLElement) list.scrollTop = first.offsetTop - list.clientHeight / 2;
}

/**
 * A fact as a button with its words.
 * @param {Mark} mark
 * @param {Map<string, number>} positions
 * @param {(mark: Mark) => void} choose
 * @returns {HTMLElement}
 */
function item(mark, positions, choose) {
  const [type] = mark.types;
  const look = type ? `type-${positions.get(type) ?? 0}` : "";
  const data = { span: spanText(mark.start, mark.end) };
  const button = { type: "button", data, on: { click: () => choose(mark) } };
  const sample = el("span", { class: `sample ${mark.layer} ${look}` }, "文");
  return el("li", {}, el("button", button, sample, ` ${wordsOf(mark)}`));
}

/**
 * What a mark is named by in a list: the activity, who organises or signs, or else its words.
 * @param {Mark} mark
 * @returns {string}
 */
export function wordsOf({ layer, rows: [first] }) {
  return (BY_SUBJECT.includes(layer) ? first?.subject : null) ?? first?.quote ?? "";
}
