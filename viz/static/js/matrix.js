// The matrix as a table: headings that stay in view, cells that the keyboard reaches, one that is picked.

import { byId, closest, el, fill } from "./dom.js";
import { bindGridKeys, makeReachable } from "./grid-keys.js";
import { scaleLabels } from "./heat-data.js";
import { emptyRow, headings, sums, unnamedRow } from "./matrix-cells.js";
import { groupRows } from "./matrix-groups.js";

/** @import { Matrix, MatrixListeners } from "../../types/page.js" */

/**
 * Draw the matrix; the row of activities without organiser stays in view under the headings. The focus stays where
 * it is, as far as that is still there.
 * @param {Matrix} matrix
 * @returns {void}
 */
export function drawMatrix(matrix) {
  const { types, groups, unnamed } = matrix;
  const nameless = unnamed.size ? [unnamedRow(matrix)] : [];
  const rows = groupRows(matrix, nameless.length);
  const table = byId("matrix");
  const focused = table.contains(document.activeElement) ? placeOf(document.activeElement) : "";
  fill(
    table,
    el("thead", {}, headings(matrix), nameless),
    el("tbody", {}, groups.length ? rows : emptyRow(matrix)),
    el("tfoot", {}, sums(matrix)),
  );
  table.style.setProperty("--columns", String(types.length));
  const first = table.querySelector(focused || "[data-row]") ?? table.querySelector("[data-row]");
  if (!(first instanceof HTMLElement)) return;
  makeReachable(table, first);
  if (focused) first.focus();
}

/**
 * A selector that finds an element of the matrix again after it is drawn anew.
 * @param {Element | null} element
 * @returns {string}
 */
function placeOf(element) {
  if (!(element instanceof HTMLElement)) return "";
  const { pick, fold, row = "", column = "" } = element.dataset;
  if (fold) return `[data-fold="${CSS.escape(fold)}"]`;
  return pick ? `[data-pick="${CSS.escape(pick)}"]` : `[data-row="${row}"][data-column="${column}"]`;
}

/**
 * Mark what is picked ("actor|type"), and let Tab reach it; the table stays, and so does the focus.
 * @param {string | undefined} picked
 * @returns {void}
 */
export function markPicked(picked) {
  const table = byId("matrix");
  for (const old of table.querySelectorAll(".picked")) {
    old.classList.remove("picked");
    old.removeAttribute("aria-selected");
  }
  const cell = table.querySelector(`[data-pick="${CSS.escape(picked ?? "")}"]`);
  if (!(cell instanceof HTMLElement)) return;
  cell.classList.add("picked");
  if (cell.tagName === "TD") cell.setAttribute("aria-selected", "true");
  makeReachable(table, cell);
}

/**
 * Call the listeners with what the user presses: "actor|type" of a cell or "actor|" of the heading of a row, the
 * level of the head of a group, and what more of a group is wanted.
 * @param {MatrixListeners} listeners
 * @returns {void}
 */
export function bindMatrix({ pick, fold, more }) {
  const table = byId("matrix");
  bindGridKeys(table);
  table.addEventListener("click", (event) => {
    const pressed = closest(event, "[data-pick], [data-fold], [data-more]")?.dataset ?? {};
    if (pressed.pick) pick(pressed.pick);
    if (pressed.fold) fold(pressed.fold);
    if (pressed.more) more(pressed.more);
  });
}

/** Bring the picked cell into view, between the headings and the sums and right of the names, unless it is there. */
export function revealPicked() {
  const table = byId("matrix");
  const [picked, head, foot] = [".picked", "thead", "tfoot td"].map((each) => table.querySelector(each));
  if (!picked || !head || !foot) return;
  const { top, bottom, left } = picked.getBoundingClientRect();
  const isClear = top >= head.getBoundingClientRect().bottom && bottom <= foot.getBoundingClientRect().top;
  if (!isClear || left < 0) picked.scrollIntoView({ block: "center", inline: "center" });
}

/**
 * Draw the key of the heat scale.
 * @param {number[]} scale
 * @returns {void}
 */
export function drawScale(scale) {
  const steps = scaleLabels(scale).map((label, step) => el("li", { class: `h${step + 1}` }, label));
  fill(byId("scale"), steps);
}
