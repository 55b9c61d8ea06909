// The filters above the matrix, kept in the URL; those that are rarely used are folded.

import { ORDER } from "./board-data.js";
import { bindChoice } from "./choices.js";
import { byId, el, elementById, fill } from "./dom.js";
import { classLabel, valueLabel } from "./model.js";
import { change } from "./state.js";
import { message } from "./words.js";

/** @import { State } from "../../types/page.js" */

const KINDS = ["Agency", "Region"];
const SELECTS = /** @type {const} */ (["year", "level", "kind", "basis"]);
const FIELDS = /** @type {const} */ (["asof", "region", "series"]); // taken when the reader has finished them
/** @type {[keyof State, string][]} what a box puts into the state when it is checked */
const BOXES = [["empty", "hidden"], ["rollup", "yes"]];
/** @type {(keyof State)[]} */
const FOLDED = ["kind", "basis", "rollup", "asof", "region", "series", "empty"];
const PAUSE = 200; // milliseconds without a key before the server is asked for a name

/**
 * Put the choices into the selects, and show what the state has chosen.
 * @param {State} state
 * @param {{ years: number[], levels: string[] }} choices
 * @returns {void}
 */
export function drawFilters(state, { years, levels }) {
  const chosen = state.year && !years.map(String).includes(state.year) ? [Number(state.year)] : [];
  const all = [...years, ...chosen].sort((one, other) => other - one); // a year without notices, of the timeline
  drawSelect("year", all.map((year) => [String(year), String(year)]), message("year.all"), state.year);
  drawSelect("kind", KINDS.map((kind) => [kind, classLabel(kind)]), message("any"), state.kind);
  drawSelect("level", levels.map((level) => [level, valueLabel("level", level)]), message("any"), state.level);
  /** @type {[string, string][]} */
  const bases = [
    ["derived", message("basis.derived")], ["both", message("basis.both")], ["register", message("basis.register")],
  ];
  drawSelect("basis", bases, message("basis.printed"), state.basis);
  elementById("order", HTMLSelectElement).value = state.order ?? ORDER;
  for (const name of [...FIELDS, /** @type {const} */ ("q")]) {
    const field = elementById(name, HTMLInputElement);
    if (document.activeElement !== field) field.value = state[name] ?? "";
  }
  for (const [name, value] of BOXES) elementById(name, HTMLInputElement).checked = state[name] === value;
  const count = FOLDED.filter((name) => state[name]).length;
  byId("further-count").textContent = count ? message("further.count", { count }) : "";
}

/** Write what is chosen into the URL. */
export function bindFilters() {
  for (const name of [...SELECTS, /** @type {const} */ ("order")]) {
    const select = elementById(name, HTMLSelectElement);
    const usual = name === "order" ? ORDER : "";
    const chosen = () => (select.value === usual ? null : select.value);
    select.addEventListener("change", () => change({ [name]: chosen(), more: null }));
  }
  const search = elementById("q", HTMLInputElement);
  let timer = 0;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => change({ q: search.value || null, more: null }), PAUSE);
  });
  for (const [name, value] of BOXES) {
    const box = elementById(name, HTMLInputElement);
    box.addEventListener("change", () => change({ [name]: box.checked ? value : null }));
  }
  const date = elementById("asof", HTMLInputElement);
  date.addEventListener("change", () => change({ asof: date.checkValidity() ? date.value || null : null }));
  bindChoice("region", "Region", "v1/regions", { level: "provincial" });
  bindChoice("series", "ActivitySeries", "v1/series");
  bindFolding();
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
}

/** Let Escape, and a press elsewhere, fold the filters that are rarely used. */
function bindFolding() {
  const further = elementById("further", HTMLDetailsElement);
  further.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !further.open) return;
    further.open = false;
    further.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Node && further.contains(target))) further.open = false;
  });
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
