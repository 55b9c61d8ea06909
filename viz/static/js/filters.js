// The filters above the matrix, kept in the URL.

import { byId, el, elementById, fill } from "./dom.js";
import { classLabel, valueLabel } from "./model.js";
import { change } from "./state.js";
import { message } from "./words.js";

/** @import { State } from "../../types/page.js" */

const KINDS = ["Agency", "Region"];

/**
 * Put the choices into the selects, and show what the state has chosen.
 * @param {State} state
 * @param {{ years: number[], levels: string[] }} choices
 * @returns {void}
 */
export function drawFilters(state, { years, levels }) {
  drawSelect("year", years.map((year) => [String(year), String(year)]), message("year.all"), state.year);
  drawSelect("kind", KINDS.map((kind) => [kind, classLabel(kind)]), message("any"), state.kind);
  drawSelect("level", levels.map((level) => [level, valueLabel("level", level)]), message("any"), state.level);
  const search = elementById("q", HTMLInputElement);
  if (document.activeElement !== search) search.value = state.q ?? "";
  elementById("empty", HTMLInputElement).checked = state.empty === "hidden";
}

/** Write what is chosen into the URL. */
export function bindFilters() {
  for (const name of ["year", "kind", "level"]) {
    const select = elementById(name, HTMLSelectElement);
    select.addEventListener("change", () => change({ [name]: select.value || null }));
  }
  const search = elementById("q", HTMLInputElement);
  search.addEventListener("input", () => change({ q: search.value || null }));
  const empty = elementById("empty", HTMLInputElement);
  empty.addEventListener("change", () => change({ empty: empty.checked ? "hidden" : null }));
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
}

/**
 * Fill a select with [value, label] choices after one for all of them.
 * @param {string} id
 * @param {[string, string][]} choices
 * @param {string} all
 * @param {string | undefined} chosen
 * @returns {void}
 */
function drawSelect(id, choices, all, chosen) {
  /** @type {[string, string][]} */
  const options = [["", all], ...choices];
  const select = elementById(id, HTMLSelectElement);
  fill(select, options.map(([value, label]) => el("option", { value }, label)));
  select.value = chosen ?? "";
}
