// Headings, cells and sums of the matrix.

import { greatest } from "./counts-data.js";
import { el } from "./dom.js";
import { heat, scaleOf } from "./heat-data.js";
import { UNNAMED } from "./matrix-data.js";
import { brief } from "./numbers-data.js";
import { language, localized, message } from "./words.js";

/**
 * @import { ActivityType } from "../../types/api.js"
 * @import { Counts, Matrix } from "../../types/page.js"
 */

const LONG = 1000; // numbers from here on are written smaller
const ORDERS = new Map([
  ["size", () => message("order.size.note")],
  ["pinyin", () => message("order.pinyin.note")],
  ["official", () => message("order.official.note")],
]);

/**
 * The row of column headings, one for each activity type.
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
export function headings({ types, order }) {
  const sorted = el("small", {}, ORDERS.get(order)?.() ?? "");
  const corner = el("th", { class: "corner", scope: "col" }, el("span", {}, message("matrix.actor"), sorted));
  const columns = types.map((type) => {
    const title = localized(type.definition, type.definition_en);
    return el("th", { scope: "col", title }, el("span", {}, localized(type.name, type.name_en)));
  });
  return el("tr", {}, corner, columns);
}

/**
 * The row of activities without organiser; its shades have a scale of their own.
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
export function unnamedRow({ unnamed, types }) {
  const name = message("unnamed");
  const why = el("small", {}, message("unnamed.why"));
  const head = rowHeading(UNNAMED, 0, null, name, why);
  const scale = scaleOf(greatest(unnamed.values()));
  return el("tr", { class: "unnamed" }, head, cells(UNNAMED, name, unnamed, 0, types, scale));
}

/**
 * The row that explains why there is no other: the filters leave none, or no organiser is named at all.
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
export function emptyRow({ types, named, totals }) {
  const nobody = totals.size ? message("matrix.nobody") : message("matrix.noNotice");
  const why = named ? message("matrix.nothing") : nobody;
  return el("tr", {}, el("td", { colspan: types.length + 1, class: "nothing" }, why));
}

/**
 * The row of sums.
 * @param {Matrix} matrix
 * @returns {HTMLElement}
 */
export function sums({ types, totals }) {
  const head = el("th", { scope: "row" }, message("matrix.all"));
  return el("tr", {}, head, types.map((type) => el("td", {}, countText(totals.get(type.id) ?? 0))));
}

/**
 * The heading of a row, a button that picks all of it.
 * @param {string} key
 * @param {number} row
 * @param {string | null} title
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function rowHeading(key, row, title, ...content) {
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
 * @param {number[]} scale
 * @returns {HTMLElement[]}
 */
export function cells(key, who, counts, row, types, scale) {
  return types.map((type, place) => {
    const count = counts.get(type.id) ?? 0;
    const position = { row, column: place + 1 };
    if (!count) return el("td", { role: "gridcell", tabindex: "-1", data: position });
    const label = message("matrix.cell", { who, type: localized(type.name, type.name_en), count });
    const data = { ...position, pick: `${key}|${type.id}` };
    const look = `filled h${heat(count, scale)}`;
    return el("td", { role: "gridcell", tabindex: "-1", class: look, aria: { label }, data }, countText(count));
  });
}

/**
 * A number as a cell shows it: in few characters, with the whole number where it is pointed at.
 * @param {number | undefined} count
 * @returns {HTMLElement | string}
 */
export function countText(count) {
  if (count === undefined) return "";
  if (count < LONG) return String(count);
  const text = brief(language(), count);
  return el("span", { class: "long", title: text === String(count) ? null : count.toLocaleString("en") }, text);
}
