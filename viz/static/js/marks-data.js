// The marks in the text of a notice: what its facts rest on, from the rows of facts-of-notice. Pure.

import { nameSpan } from "./names-data.js";

/**
 * @import { FactRow } from "../../types/api.js"
 * @import { Mark } from "../../types/page.js"
 */

/** The layer of each relationship that has a mark of its own; others belong to the mark of their activity. */
const LAYERS = /** @type {Record<string, string>} */ ({
  MENTIONED_IN: "activity",
  ISSUED: "issuer",
  HAS_THEME: "theme",
  HAS_SLOGAN: "theme",
  CITES: "source",
  FORWARDS: "source",
  IMPLEMENTS: "source",
  ANNOUNCES: "head",
  HAS_EVIDENCE: "head",
});
/** The layers in the order of the legend. */
export const LAYER_NAMES = ["activity", "organizer", "issuer", "theme", "source", "head"];
/** The relationships of an activity, and the end at which it stands. */
const OF_ACTIVITY = /** @type {Record<string, "subject_id" | "object_id">} */ ({
  ORGANIZED: "object_id",
  HAS_TYPE: "subject_id",
  IN_REGION: "subject_id",
  IN_SERIES: "subject_id",
  PLANS: "subject_id",
});

/**
 * The marks of a notice in the order of the text.
 * @param {FactRow[]} rows
 * @param {string[]} all characters of the text
 * @returns {Mark[]}
 */
export function marksOf(rows, all) {
  const activities = byActivity(rows);
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  for (const row of rows) {
    const layer = LAYERS[row.relation];
    const own = layer === "activity" ? (activities.get(row.subject_id) ?? []) : [];
    if (layer) add(marks, layer, [row.start, row.end], [row, ...own]);
    const named = row.relation === "ORGANIZED" ? nameSpan(all, row.start, row.end, row.name_as_printed) : null;
    if (named) add(marks, "organizer", named, [row]);
  }
  for (const mark of marks.values()) mark.types = typesOf(mark.rows);
  const found = [...marks.values()].filter(({ start, end }) => start >= 0 && end > start && end <= all.length);
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

/**
 * The ids of the types in rows, each once.
 * @param {FactRow[]} rows
 * @returns {string[]}
 */
function typesOf(rows) {
  return [...new Set(rows.filter((row) => row.relation === "HAS_TYPE").map((row) => row.object_id))];
}

/**
 * The number of marks of each layer, and of each type.
 * @param {Mark[]} marks
 * @returns {Map<string, number>}
 */
export function countsOf(marks) {
  const counts = new Map();
  for (const mark of marks) {
    for (const name of [mark.layer, ...mark.types]) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * Whether a mark is shown: its layer is, and one of its types where it has any.
 * @param {Mark} mark
 * @param {Set<string>} hidden names of layers and types
 * @returns {boolean}
 */
export function isShown(mark, hidden) {
  if (hidden.has(mark.layer)) return false;
  return !mark.types.length || mark.types.some((type) => !hidden.has(type));
}

/**
 * Add rows to the mark of a layer and a span.
 * @param {Map<string, Mark>} marks
 * @param {string} layer
 * @param {[number, number]} span
 * @param {FactRow[]} rows
 * @returns {void}
 */
function add(marks, layer, [start, end], rows) {
  const key = `${layer} ${start} ${end}`;
  const mark = marks.get(key) ?? { layer, start, end, rows: [], types: [] };
  const known = new Set(mark.rows);
  mark.rows.push(...rows.filter((row) => !known.has(row)));
  marks.set(key, mark);
}

/**
 * The rows that belong to each activity.
 * @param {FactRow[]} rows
 * @returns {Map<string, FactRow[]>}
 */
function byActivity(rows) {
  const found = new Map();
  for (const row of rows) {
    const end = OF_ACTIVITY[row.relation];
    if (!end) continue;
    const own = found.get(row[end]);
    if (own) own.push(row);
    else found.set(row[end], [row]);
  }
  return found;
}
