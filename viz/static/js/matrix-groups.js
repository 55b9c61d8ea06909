// The groups of the matrix: a head that folds its rows, the rows, and what is left of them.

import { bars } from "./bars.js";
import { el } from "./dom.js";
import { cells, countText, rowHeading } from "./matrix-cells.js";
import { classLabel, valueLabel } from "./model.js";
import { localized, message } from "./words.js";

/** @import { Matrix, MatrixGroup, MatrixRow } from "../../types/page.js" */

const MORE = 100; // rows that are added at once

/**
 * The rows of all groups.
 * @param {Matrix} matrix
 * @param {number} first the number of the first row
 * @returns {HTMLElement[]}
 */
export function groupRows(matrix, first) {
  /** @type {HTMLElement[]} */
  const drawn = [];
  for (const group of matrix.groups) {
    drawn.push(headRow(group, first + drawn.length, matrix));
    if (matrix.folded.has(group.level)) continue;
    for (const actor of group.rows) drawn.push(actorRow(actor, first + drawn.length, matrix));
    if (group.rows.length < group.size) drawn.push(moreRow(group, first + drawn.length, matrix));
  }
  return drawn;
}

/**
 * The head of a group: its level, how many actors it has, and the sums of their activities.
 * @param {MatrixGroup} group
 * @param {number} row
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
function headRow({ level, size, counts }, row, { types, folded }) {
  const aria = { expanded: String(!folded.has(level)) };
  const data = { row, column: 0, fold: level };
  const name = el("span", {}, valueLabel("level", level), " ");
  const count = el("small", {}, message("matrix.size", { count: size }));
  const button = el("button", { type: "button", class: "fold", tabindex: "-1", aria, data }, name, count);
  const sums = types.map(({ id }, place) =>
    el("td", { role: "gridcell", tabindex: "-1", data: { row, column: place + 1 } }, countText(counts.get(id))),
  );
  return el("tr", { class: "group" }, el("th", { scope: "row" }, button), sums);
}

/**
 * The row of an actor.
 * @param {MatrixRow} actor
 * @param {number} row
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
function actorRow(actor, row, { types, years, scale }) {
  const name = localized(actor.short, actor.name_en);
  const kind = actor.kind === "Agency" ? null : el("small", {}, ` ${classLabel(actor.kind)}`);
  const title = [actor.name, actor.name_en].filter(Boolean).join("\n");
  const drawn = actor.years.size && years.length > 1 ? bars(actor.years, [...years].reverse()) : "";
  const head = rowHeading(actor.key, row, title, el("span", {}, name, kind), drawn);
  return el("tr", {}, head, cells(actor.key, name, actor.counts, row, types, scale));
}

/**
 * The row with a button that shows more of a group.
 * @param {MatrixGroup} group
 * @param {number} row
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
function moreRow({ level, size, rows }, row, { types }) {
  const count = Math.min(MORE, size - rows.length);
  const data = { row, column: 0, more: `${level}.${rows.length + count}` };
  const text = message("matrix.more", { count, left: size - rows.length });
  const button = el("button", { type: "button", class: "link", tabindex: "-1", data }, text);
  return el("tr", { class: "more" }, el("th", { scope: "row" }, button), el("td", { colspan: types.length }));
}
