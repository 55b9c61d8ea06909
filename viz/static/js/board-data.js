// The board of a state: what is asked of the server for it, and the matrix of the answers. Pure.

import { greatest } from "./counts-data.js";
import { scaleOf } from "./heat-data.js";
import { countsOfLevel, groupsOf } from "./matrix-data.js";

/**
 * @import { ActivityType, QueryParameters } from "../../types/api.js"
 * @import { BoardData, Counts, Matrix, MatrixGroup, State } from "../../types/page.js"
 */

const PRINTED = ["explicit", "heading", "issuer", "curated"]; // bases that count unless others are asked for
/** @type {Map<string | undefined, string[]>} */
const BASES = new Map([
  ["derived", ["series"]],
  ["both", [...PRINTED, "series"]],
  ["register", [...PRINTED, "register"]],
]);
export const FIRST = 12; // rows of a level that are drawn before the reader asks for more
export const FEW = 100; // rows that are drawn at once, whatever their levels
export const ORDER = "size";

/**
 * The parameters that choose the year, of questions over several.
 * @param {State} state
 * @returns {QueryParameters}
 */
export function yearsOf({ year }) {
  return { from_year: year, to_year: year };
}

/**
 * The parameters that choose activities, the same in every question of the page.
 * @param {State} state
 * @returns {QueryParameters}
 */
export function chosenActivities({ basis, region, series }) {
  return { basis: BASES.get(basis), region, series };
}

/**
 * The parameters by which predecessors count under the agencies of today or of a date.
 * @param {State} state
 * @returns {QueryParameters}
 */
export function rolledUp({ rollup, asof }) {
  return { rollup: rollup ? "true" : null, as_of: asof };
}

/**
 * The parameters of the rows of the matrix.
 * @param {State} state
 * @returns {QueryParameters}
 */
export function chosenRows(state) {
  const { level, kind, q, order } = state;
  const rows = { level, actor_class: kind, contains: q?.trim(), order: order ?? ORDER };
  return { ...yearsOf(state), ...chosenActivities(state), ...rolledUp(state), ...rows };
}

/**
 * The matrix of a state.
 * @param {State} state
 * @param {BoardData} data
 * @param {string[]} levels in the order of the vocabulary
 * @returns {Matrix}
 */
export function matrixOf(state, data, levels) {
  const groups = groupsOf(data.actors, data.levels, levels);
  const unnamed = countsOfLevel(data.levels, "unnamed");
  const isWhole = !state.kind && !state.q; // else the counts of a level are not those of its rows
  const isFiltered = !isWhole || Boolean(state.level);
  const shown = groups.flatMap((group) => group.rows);
  return {
    types: state.empty === "hidden" ? usedTypes(data.types, groups, unnamed) : data.types,
    groups: isWhole ? groups : groups.map((group) => ({ ...group, counts: new Map() })),
    folded: new Set((state.fold ?? "").split(",").filter(Boolean)),
    years: state.year ? [] : data.years, // bars of a single year would show nothing
    unnamed,
    totals: countsOfLevel(data.levels, "all"),
    named: shown.length > 0 || isFiltered,
    shown: shown.length,
    all: groups.reduce((sum, group) => sum + group.size, 0),
    order: state.order ?? ORDER,
    scale: scaleOf(greatest(shown.flatMap((row) => [...row.counts.values()]))),
  };
}

/**
 * The types that any row has activities of.
 * @param {ActivityType[]} types
 * @param {MatrixGroup[]} groups
 * @param {Counts} nameless
 * @returns {ActivityType[]}
 */
export function usedTypes(types, groups, nameless) {
  const rows = groups.flatMap((group) => group.rows);
  return types.filter(({ id }) => nameless.has(id) || rows.some(({ counts }) => counts.has(id)));
}

/**
 * The level that the reader wants more rows of, and how many, as the URL keeps them: "provincial.100".
 * @param {string | undefined} text
 * @returns {{ level: string, count: number } | null}
 */
export function moreOf(text) {
  const [, level, count] = /^([a-z]+)\.(\d{1,4})$/.exec(text ?? "") ?? [];
  return level && count ? { level, count: Number(count) } : null;
}

/**
 * The levels that are folded after the head of one has been pressed, as the URL keeps them; null for none.
 * @param {string | undefined} fold
 * @param {string} level
 * @returns {string | null}
 */
export function foldedAfter(fold, level) {
  const folded = (fold ?? "").split(",").filter(Boolean);
  const others = folded.filter((each) => each !== level);
  return (others.length < folded.length ? others : [...folded, level]).join(",") || null;
}
