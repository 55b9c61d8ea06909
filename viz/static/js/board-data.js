// The matrix of a state: its rows after the filters, their types, the sums. Pure.

import { actors, filtered, totals, unnamed } from "./matrix-data.js";

/**
 * @import { ActivityType } from "../../types/api.js"
 * @import { BoardData, Counts, Matrix, MatrixRow, State } from "../../types/page.js"
 */

/**
 * The matrix of a state.
 * @param {State} state
 * @param {BoardData} data
 * @returns {Matrix}
 */
export function matrixOf(state, data) {
  const all = actors(data.matrix, state.year, data.actors);
  const some = filtered(all, state);
  const nameless = unnamed(data.unnamed, state.year, data.types);
  return {
    types: state.empty === "hidden" ? usedTypes(data.types, some, nameless) : data.types,
    actors: some,
    unnamed: nameless,
    named: all.length > 0 || Boolean(state.level),
    totals: totals(data.byYear, state.year),
    all: all.length,
  };
}

/**
 * The types that any row has activities of.
 * @param {ActivityType[]} types
 * @param {MatrixRow[]} rows
 * @param {Counts} nameless
 * @returns {ActivityType[]}
 */
export function usedTypes(types, rows, nameless) {
  return types.filter(({ id }) => nameless.has(id) || rows.some(({ counts }) => counts.has(id)));
}
