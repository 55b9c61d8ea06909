// The result of a query: what is said of it, the table, the picture, and the files made of it.

import { drawCell } from "./cells.js";
import { cellsOf } from "./cells-data.js";
import { byId, el, fill } from "./dom.js";
import { naming } from "./looks.js";
import { forgetPicture, showRowsPicture } from "./rows-picture.js";
import { message } from "./words.js";

/**
 * @import { CypherAnswer, UnknownName } from "../../types/api.js"
 * @import { Cell, Result } from "../../types/page.js"
 */

const SHOWN = 500; // rows of the table: ten thousand would keep a browser busy for seconds
const UNKNOWN = {
  label: "cypher.unknown.label",
  type: "cypher.unknown.type",
  property: "cypher.unknown.property",
};

/** @type {Result | null} */
let result = null;
/** @type {Result | null} the one that the picture shows */
let pictured = null;

/**
 * Show a new result, or the one that there is in another language.
 * @param {Result | null} shown
 * @returns {void}
 */
export function showResult(shown = result) {
  result = shown;
  pictured = null;
  forgetPicture();
  byId("result").hidden = !result;
  if (!result) return;
  const { answer, seconds } = result;
  const { rows } = answer;
  byId("status").textContent = message("cypher.done", { count: rows.length, seconds: seconds.toFixed(2) });
  byId("truncated").textContent = answer.truncated ? message("cypher.truncated", { count: rows.length }) : "";
  byId("truncated").hidden = !answer.truncated;
  fill(byId("unknown"), answer.unknown_names.map((each) => el("li", {}, unknownText(each))));
  byId("unknown").hidden = !answer.unknown_names.length;
  fill(byId("view-table"), rows.length ? tables(answer) : el("p", { class: "nothing" }, message("cypher.nothing")));
}

/**
 * The first rows as a table; where there are more, the files have them.
 * @param {CypherAnswer} answer
 * @returns {(HTMLElement | null)[]}
 */
function tables(answer) {
  const count = answer.rows.length;
  const more = count > SHOWN ? el("p", { class: "hint" }, message("cypher.shown", { shown: SHOWN, count })) : null;
  return [table({ ...answer, rows: answer.rows.slice(0, SHOWN) }), more];
}

/**
 * Draw the picture of the result, unless it is drawn; its tab is chosen.
 * @returns {Promise<void>}
 */
export async function showPictureOfResult() {
  if (!result || pictured === result) return;
  pictured = result;
  await showRowsPicture(result.answer.rows);
}

/**
 * The result that is shown.
 * @returns {Result | null}
 */
export function currentResult() {
  return result;
}

/**
 * A name that nothing in the graph has, with the one that may be meant.
 * @param {UnknownName} unknown
 * @returns {string}
 */
function unknownText({ kind, name, line, column, meant }) {
  const fault = message(UNKNOWN[kind], { name, line, column });
  return meant ? `${fault}${message("cypher.meant", { name: meant })}` : fault;
}

/**
 * The rows as a table.
 * @param {CypherAnswer} answer
 * @returns {HTMLElement}
 */
function table({ columns, rows }) {
  const cells = cellsOf(rows, naming());
  const numeric = (/** @type {number} */ place) => cells.some((row) => row[place]?.kind === "number");
  return el(
    "table",
    { class: "rows", aria: { labelledby: "result-title" } },
    el("thead", {}, el("tr", {}, columns.map((name, place) => heading(name, numeric(place))))),
    el("tbody", {}, cells.map((row) => el("tr", {}, row.map(tableCell)))),
  );
}

/**
 * The heading of a column; that of numbers stands over them.
 * @param {string} name
 * @param {boolean} numeric
 * @returns {HTMLElement}
 */
function heading(name, numeric) {
  return el("th", { scope: "col", class: numeric ? "number" : null }, name);
}

/**
 * A cell of the table; numbers stand to the right.
 * @param {Cell} cell
 * @returns {HTMLElement}
 */
function tableCell(cell) {
  return el("td", { class: cell.kind === "number" ? "number" : null }, drawCell(cell));
}
