// Headings, cells and sums of the matrix.

import { el } from "./dom.js";
import { heat } from "./heat-data.js";
import { UNNAMED } from "./matrix-data.js";
import { classLabel } from "./model.js";
import { localized, message } from "./words.js";

/**
 * @import { ActivityType } from "../../types/api.js"
 * @import { Counts, Matrix, MatrixRow } from "../../types/page.js"
 */

/**
 * The row of column headings, one for each activity type.
 * @param {ActivityType[]} types
 * @returns {HTMLElement}
 */
export function headings(types) {
  const order = el("small", {}, message("matrix.order"));
  const corner = el("th", { class: "corner", scope: "col" }, el("span", {}, message("matrix.actor"), order));
  const columns = types.map((type) => {
    const title = localized(type.definition, type.definition_en);
    return el("th", { scope: "col", title }, el("span", {}, localized(type.name, type.name_en)));
  });
  return el("tr", {}, corner, columns);
}

/**
 * The row of activities without organiser.
 * @param {Counts} counts
 * @param {ActivityType[]} types
 * @returns {HTMLElement}
 */
export function unnamedRow(counts, types) {
  const name = message("unnamed");
  const why = el("small", {}, message("unnamed.why"));
  const head = rowHeading(UNNAMED, 0, null, name, why);
  return el("tr", { class: "unnamed" }, head, cells(UNNAMED, name, counts, 0, types));
}

/**
 * The row of an actor.
 * @param {MatrixRow} actor
 * @param {number} row
 * @param {ActivityType[]} types
 * @returns {HTMLElement}
 */
export function actorRow(actor, row, types) {
  const name = localized(actor.short, actor.name_en);
  const kind = actor.kind === "Agency" ? null : el("small", {}, ` ${classLabel(actor.kind)}`);
  const title = [actor.name, actor.name_en].filter(Boolean).join("\n");
  const head = rowHeading(actor.key, row, title, el("span", {}, name, kind));
  return el("tr", {}, head, cells(actor.key, name, actor.counts, row, types));
}

/**
 * The row that explains why there is no other: the filters leave none, or no organiser is named at all.
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
export function emptyRow({ types, named }) {
  const why = named ? message("matrix.nothing") : message("matrix.nobody");
  return el("tr", {}, el("td", { colspan: types.length + 1, class: "nothing" }, why));
}

/**
 * The row of sums.
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
export function sums({ types, totals }) {
  const head = el("th", { scope: "row" }, message("matrix.all"));
  return el("tr", {}, head, types.map((type) => el("td", {}, String(totals.get(type.id) ?? 0))));
}

/**
 * The heading of a row, a button that picks all of it.
 * @param {string} key
 * @param {number} row
 * @param {string | null} title
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
function rowHeading(key, row, title, ...content) {
  const data = { row, column: 0, pick: `${key}|` };
  const button = el("button", { type: "button", class: "actor", tabindex: "-1", title, data }, content);
  return el("th", { scope: "row" }, button);
}

/**
 * The cells of a row, one for each activity type.
 * @param {string} key
 * @param {string} who
 * @param {Counts} counts
 * @param {number} row
 * @param {ActivityType[]} types
 * @returns {HTMLElement[]}
 */
function cells(key, who, counts, row, types) {
  return types.map((type, place) => {
    const count = counts.get(type.id) ?? 0;
    const position = { row, column: place + 1 };
    if (!count) return el("td", { role: "gridcell", tabindex: "-1", data: position });
    const label = message("matrix.cell", { who, type: localized(type.name, type.name_en), count });
    const data = { ...position, pick: `${key}|${type.id}` };
    const look = `filled h${heat(count)}`;
    return el("td", { role: "gridcell", tabindex: "-1", class: look, aria: { label }, data }, String(count));
  });
}
