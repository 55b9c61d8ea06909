// The questions in plain words that a reader can begin with. Pure.

/**
 * @import { Answer } from "../../types/api.js"
 * @import { Language, Start, StartRow, StateChange } from "../../types/page.js"
 */

/**
 * The change of state that a question leads to: the view that answers it, or its answer.
 * @param {Start} start
 * @returns {StateChange}
 */
export function changeOf(start) {
  return { cell: null, node: null, ...(start.state ?? { start: start.id }) };
}

/**
 * The parts of an answer that are shown: the meanings of its columns, and rows with what a press on one leads to.
 * @param {Start} start
 * @param {Answer} answer
 * @param {Language} language
 * @returns {{ heads: string[], rows: StartRow[] }}
 */
export function shownOf(start, { columns, rows }, language) {
  const names = columns.map(({ name }) => name);
  const asked = start.columns?.[language] ?? [];
  const shown = asked.map((name) => names.indexOf(name));
  const meaning = language === "zh" ? "meaning_zh" : "meaning_en";
  // An English name is headed as the name itself: "agency or region", not "its English name".
  const heads = asked.map((name) => columns[names.indexOf(name.replace(/_en$/, ""))]?.[meaning] ?? name);
  return {
    heads,
    rows: rows.map((row) => ({
      texts: shown.map((place) => textOf(row[place], language)),
      change: leadsTo(start, (name) => String(row[names.indexOf(name)] ?? "")),
    })),
  };
}

/**
 * What a press on a row leads to; null for nothing.
 * @param {Start} start
 * @param {(name: string) => string} value of a column
 * @returns {StateChange | null}
 */
function leadsTo({ cell, node }, value) {
  if (cell) return { cell: `${value("actor_class")}/${value("actor_id")}|${value("type_id")}` };
  return node ? { node: `${node[0]}/${value(node[1])}` } : null;
}

/**
 * A value as text.
 * @param {unknown} value
 * @param {Language} language
 * @returns {string}
 */
function textOf(value, language) {
  return [value ?? ""].flat().map(String).join(language === "zh" ? "、" : ", ");
}
