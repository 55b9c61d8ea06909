// Rows as CSV and JSON, for other programs. Pure.

/** @import { CypherAnswer } from "../../types/api.js" */

export const BOM = "\ufeff"; // by which Excel recognises UTF-8
const FORMULA = /^[=+\-@\t\r]/; // how a text begins that a spreadsheet would run as a formula

/**
 * Rows as CSV after RFC 4180: a header, then the rows; each line ends in CR LF. A missing value is an empty field, a
 * list its values with "; " between them, a node or map its JSON. A text that a spreadsheet would run as a formula
 * gets a ' in front; numbers stay as they are.
 * @param {CypherAnswer} answer
 * @returns {string}
 */
export function csvOf({ columns, rows }) {
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/**
 * Query, parameters and rows as JSON, a row on each line.
 * @param {CypherAnswer} answer
 * @param {string} query
 * @param {object} parameters
 * @returns {string}
 */
export function jsonOf({ columns, rows, truncated }, query, parameters) {
  const head = Object.entries({ query, parameters, columns, truncated });
  const fields = head.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const lines = rows.map((row) => JSON.stringify(row)).join(",\n  ");
  return `{${[...fields, `"rows": [${lines}]`].join(",\n ")}}\n`;
}

/**
 * A value as a field.
 * @param {unknown} value
 * @returns {string}
 */
function field(value) {
  const plain = textOf(value);
  const guarded = typeof first(value) === "string" && FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * A value as one text.
 * @param {unknown} value
 * @returns {string}
 */
function textOf(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join("; ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * The value that the text of a value begins with: the first one of a list, also of a list within it.
 * @param {unknown} value
 * @returns {unknown}
 */
function first(value) {
  return Array.isArray(value) ? first(value[0]) : value;
}
