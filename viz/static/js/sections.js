// The parts that the pages of things are made of: sections, tables, lists of labels, links to other pages.

import { el } from "./dom.js";
import { spoken } from "./languages.js";
import { pageHref } from "./page-data.js";
import { message } from "./words.js";

/**
 * @import { RecordSource } from "../../types/api.js"
 * @import { Child, PageState, TableColumn } from "../../types/page.js"
 */

const AT_ONCE = 100; // rows that are drawn before the reader asks for more

/**
 * A section under a heading, whose id the list of contents leads to.
 * @param {string} id
 * @param {string} title
 * @param {...Child} content
 * @returns {HTMLElement}
 */
export function section(id, title, ...content) {
  const heading = el("h2", { id: `${id}-title` }, title);
  const attributes = { id, class: "panel", tabindex: "-1", aria: { labelledby: `${id}-title` } };
  return el("section", attributes, heading, ...content);
}

/**
 * A link to the page of an entity.
 * @param {string} type
 * @param {string} id
 * @param {Child} name
 * @param {PageState} [more] what else the page is to show
 * @returns {HTMLElement}
 */
export function pageLink(type, id, name, more = {}) {
  return el("a", { href: pageHref({ ...spoken(), node: `${type}/${id}`, ...more }) }, name);
}

/**
 * The source of a record, with its address as a link where that is one of the web.
 * @param {RecordSource} row
 * @returns {Child}
 */
export function sourceLink({ source, source_url: url }) {
  const name = source ?? url ?? "—";
  if (!url || !/^https?:/.test(url)) return name;
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, name);
}

/**
 * Labels with their values.
 * @param {[string, Child][]} pairs
 * @returns {HTMLElement}
 */
export function labelled(pairs) {
  return el("dl", { class: "labelled" }, pairs.map(([label, value]) => [el("dt", {}, label), el("dd", {}, value)]));
}

/**
 * A table with a heading for each column; more rows than a screen holds are drawn when asked for.
 * @template Row
 * @param {string} caption
 * @param {TableColumn<Row>[]} columns
 * @param {Row[]} rows
 * @returns {HTMLElement}
 */
export function table(caption, columns, rows) {
  const body = el("tbody", {});
  const heads = columns.map(({ title, number }) => el("th", { scope: "col", class: number ? "number" : null }, title));
  const line = (/** @type {Row} */ row) => el("tr", {}, columns.map((each) => dataCell(each, row)));
  const drawn = el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), body);
  const box = { class: "table-box", tabindex: "0", role: "group", aria: { label: caption } };
  return el("div", {}, el("div", box, drawn), inParts(body, rows, line));
}

/**
 * A list of links or texts in one flow.
 * @param {Child[]} items
 * @returns {HTMLElement}
 */
export function flow(items) {
  return el("ul", { class: "flow" }, items.map((item) => el("li", {}, item)));
}

/**
 * A picture with the table of the same content folded below it.
 * @param {Element} picture
 * @param {HTMLElement} twin
 * @returns {HTMLElement}
 */
export function withTwin(picture, twin) {
  const attributes = { class: "drawing", tabindex: "0", role: "group", aria: { label: message("page.drawing") } };
  const folded = el("details", {}, el("summary", {}, message("page.asTable")), twin);
  return el("div", {}, el("div", attributes, picture), folded);
}

/**
 * Put the first items into a place, and give the button that adds the next ones; null where none are left.
 * @template Item
 * @param {Element} place
 * @param {Item[]} items
 * @param {(item: Item) => Node} draw
 * @returns {HTMLElement | null}
 */
export function inParts(place, items, draw) {
  place.append(...items.slice(0, AT_ONCE).map(draw));
  const rest = items.slice(AT_ONCE);
  if (!rest.length) return null;
  const click = () => button.replaceWith(inParts(place, rest, draw) ?? "");
  const text = message("page.more", { count: rest.length });
  const button = el("button", { type: "button", class: "more", on: { click } }, text);
  return button;
}

/**
 * A cell of a table.
 * @template Row
 * @param {TableColumn<Row>} column
 * @param {Row} row
 * @returns {HTMLElement}
 */
function dataCell({ cell, number }, row) {
  return el("td", { class: number ? "number" : null }, cell(row));
}
