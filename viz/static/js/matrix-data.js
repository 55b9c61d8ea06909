// The matrix from the rows of answers. Pure. Counts are of activities; one of two types counts under both.

import { countsOf } from "./counts-data.js";

/**
 * @import { ActorRow, LevelRow } from "../../types/api.js"
 * @import { Counts, MatrixGroup, MatrixRow } from "../../types/page.js"
 */

/** The key of the row of activities without organiser, also in the URL. */
export const UNNAMED = "-";

/**
 * A row of the matrix.
 * @param {ActorRow} row
 * @returns {MatrixRow}
 */
export function matrixRow(row) {
  return {
    key: `${row.actor_class}/${row.actor_id}`,
    kind: row.actor_class,
    name: row.actor,
    name_en: row.actor_en,
    short: row.short_name ?? row.actor,
    counts: countsOf(row.types),
    years: countsOf(row.years),
  };
}

/**
 * The groups of the matrix, one for each level that has rows, in the order of the vocabulary.
 * @param {ActorRow[]} rows of actors-by-type, those of a level in their order
 * @param {LevelRow[]} levels of levels-by-type
 * @param {string[]} order the levels in the order of the vocabulary
 * @returns {MatrixGroup[]}
 */
export function groupsOf(rows, levels, order) {
  const found = [...new Set(rows.map((row) => row.level))];
  const known = order.filter((level) => found.includes(level));
  const others = found.filter((level) => !order.includes(level));
  return [...known, ...others].map((level) => {
    const own = rows.filter((row) => row.level === level);
    return {
      level,
      size: own[0]?.of_level ?? own.length,
      rows: own.map(matrixRow),
      counts: countsOfLevel(levels, level),
    };
  });
}

/**
 * Counts by type of a row of levels-by-type: a level, "unnamed" or "all"; none where there is no such row.
 * @param {LevelRow[]} levels
 * @param {string} level
 * @returns {Counts}
 */
export function countsOfLevel(levels, level) {
  return countsOf(levels.find((row) => row.level === level)?.types ?? []);
}

/**
 * The years that have any activity, the newest first.
 * @param {LevelRow[]} levels of all years
 * @returns {number[]}
 */
export function years(levels) {
  const all = levels.find((row) => row.level === "all");
  return [...countsOf(all?.years ?? []).keys()].map(Number).sort((one, other) => other - one);
}
