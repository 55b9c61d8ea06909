// The matrix as a table: headings that stay in view, cells that the keyboard reaches, one that is picked.

import { byId, closest, el, fill } from "./dom.js";
import { bindGridKeys, makeReachable } from "./grid-keys.js";
import { scaleLabels } from "./heat-data.js";
import { actorRow, emptyRow, headings, sums, unnamedRow } from "./matrix-cells.js";

/** @import { Matrix } from "../../types/page.js" */

/**
 * Draw the matrix; the row of activities without organiser stays in view under the headings.
 * @param {Matrix} matrix
 * @returns {void}
 */
export function drawMatrix(matrix) {
  const { types, actors, unnamed } = matrix;
  const nameless = unnamed.size ? [unnamedRow(unnamed, types)] : [];
  const rows = actors.map((actor, place) => actorRow(actor, place + nameless.length, types));
  const table = byId("matrix");
  fill(
    table,
    el("thead", {}, headings(types), nameless),
    el("tbody", {}, rows.length ? rows : emptyRow(matrix)),
    el("tfoot", {}, sums(matrix)),
  );
  table.style.setProperty("--columns", String(types.length));
  const first = table.querySelector("[data-row]");
  if (first instanceof HTMLElement) makeReachable(table, first);
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
  /** @type {NodeListOf<HTMLElement>} */
  const cells = table.querySelectorAll("[data-pick]");
  const cell = [...cells].find((each) => each.dataset.pick === picked);
  if (!cell) return;
  cell.classList.add("picked");
  if (cell.tagName === "TD") cell.setAttribute("aria-selected", "true");
  makeReachable(table, cell);
}

/**
 * Call the listener with "actor|type" of the cell, or "actor|" of the row heading, that the user picks.
 * @param {(cell: string) => void} listener
 * @returns {void}
 */
export function bindMatrix(listener) {
  const table = byId("matrix");
  bindGridKeys(table);
  table.addEventListener("click", (event) => {
    const picked = closest(event, "[data-pick]")?.dataset.pick;
    if (picked) listener(picked);
  });
}

/** Bring the picked cell into view, below the headings and right of the names. */
export function revealPicked() {
  byId("matrix").querySelector(".picked")?.scrollIntoView({ block: "center", inline: "center" });
}

/** Draw the key of the heat scale. */
export function drawScale() {
  const steps = scaleLabels().map((label, step) => el("li", { class: `h${step + 1}` }, label));
  fill(byId("scale"), steps);
}
