// A small matrix of activity types and years; each number leads to its evidence on the first page.

import { el } from "./dom.js";
import { spoken } from "./languages.js";
import { format } from "./state-data.js";
import { shade, typeYears } from "./type-years-data.js";
import { localized, message } from "./words.js";

/**
 * @import { TypeYearRow } from "../../types/api.js"
 */

/**
 * The matrix of an actor, whose cells are links; null without any activity.
 * @param {string} caption
 * @param {TypeYearRow[]} rows
 * @param {string | null} actor "Agency/samr", whose cells the first page shows; null for none
 * @returns {HTMLElement | null}
 */
export function typeYearTable(caption, rows, actor) {
  const { years, types, most } = typeYears(rows);
  if (!types.length) return null;
  const heads = [message("record.type"), ...years.map(String), message("record.total")];
  const lines = types.map((type) => {
    const cells = years.map((year) => cell(type.counts.get(year) ?? 0, most, actor, type.id, year));
    const name = el("th", { scope: "row" }, localized(type.name, type.name_en));
    return el("tr", {}, name, cells, el("td", { class: "number" }, String(type.total)));
  });
  const top = heads.map((head, place) => el("th", { scope: "col", class: place ? "number" : null }, head));
  const drawn = el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, top)), el("tbody", {}, lines));
  return el("div", { class: "table-box", tabindex: "0", role: "group", aria: { label: caption } }, drawn);
}

/**
 * A number with the shade that it has among all.
 * @param {number} count
 * @param {number} most
 * @param {string | null} actor
 * @param {string} type
 * @param {number} year
 * @returns {HTMLElement}
 */
function cell(count, most, actor, type, year) {
  const look = `number shade-${shade(count, most)}`;
  if (!count || !actor) return el("td", { class: look }, count ? String(count) : "");
  const href = `./${format({ ...spoken(), cell: `${actor}|${type}`, year: String(year) })}`;
  return el("td", { class: look }, el("a", { href }, String(count)));
}
