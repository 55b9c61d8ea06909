// The matrix from the rows of answers. Pure. Counts are of activities; one of two types counts under both.

/**
 * @import { ActivityType, ActorCountRow, TypeYearRow, UnnamedRow } from "../../types/api.js"
 * @import { Counts, MatrixRow, RankedActor, State } from "../../types/page.js"
 */

/** The key of the row of activities without organiser, also in the URL. */
export const UNNAMED = "-";

/**
 * Actors with their counts by type, for one year or, without `year`, for all of them together.
 * @param {ActorCountRow[]} rows of agencies-by-type-and-year, sorted by year and then by actor
 * @param {string | undefined} year
 * @param {Map<string, RankedActor>} known by key, for their short names and the order of agencies
 * @returns {MatrixRow[]}
 */
export function actors(rows, year, known) {
  /** @type {Map<string, MatrixRow>} */
  const found = new Map();
  for (const row of rows) {
    if (!isOf(year, row)) continue;
    const key = `${row.actor_class}/${row.actor_id}`;
    const actor = found.get(key) ?? matrixRow(key, row, known.get(key));
    add(actor.counts, row.type_id, row.activities);
    found.set(key, actor);
  }
  const all = [...found.values()];
  return year ? all : all.sort(inOrder);
}

/**
 * The order in which the server has the actors of a year: agencies by their rank, then regions by their code.
 * @param {MatrixRow} one
 * @param {MatrixRow} other
 * @returns {number}
 */
function inOrder(one, other) {
  if (one.kind === "Agency" && other.kind === "Agency") return one.rank - other.rank;
  return one.key < other.key ? -1 : 1;
}

/**
 * A row of the matrix without counts; short and other names come from the entity.
 * @param {string} key
 * @param {ActorCountRow} row
 * @param {RankedActor | undefined} entity
 * @returns {MatrixRow}
 */
function matrixRow(key, row, entity) {
  const short = entity?.short_name ?? row.actor;
  const names = [row.actor, row.actor_en, row.actor_id, short, ...(entity?.alt_names ?? [])];
  return {
    key,
    kind: row.actor_class,
    name: row.actor,
    name_en: row.actor_en,
    short,
    rank: entity?.rank ?? Infinity,
    searched: names.filter(Boolean).join("\n").toLowerCase(),
    counts: new Map(),
  };
}

/**
 * The actors of a class that have a name with the typed text in it.
 * @param {MatrixRow[]} all
 * @param {State} state
 * @returns {MatrixRow[]}
 */
export function filtered(all, { kind, q }) {
  const wanted = (q ?? "").trim().toLowerCase();
  return all.filter((actor) => (!kind || actor.kind === kind) && actor.searched.includes(wanted));
}

/**
 * Counts by type of the rows of types-by-year, for one year or all.
 * @param {TypeYearRow[]} rows
 * @param {string | undefined} year
 * @returns {Counts}
 */
export function totals(rows, year) {
  const sums = new Map();
  for (const row of rows) if (isOf(year, row)) add(sums, row.type_id, row.activities);
  return sums;
}

/**
 * Counts by type of the rows of activities-without-organizer, which have types by their Chinese names.
 * @param {UnnamedRow[]} rows
 * @param {string | undefined} year
 * @param {ActivityType[]} types
 * @returns {Counts}
 */
export function unnamed(rows, year, types) {
  const counts = new Map();
  for (const row of rows) {
    if (!isOf(year, row)) continue;
    for (const type of types) if (row.types.includes(type.name)) add(counts, type.id, 1);
  }
  return counts;
}

/**
 * The years of the rows of types-by-year that have any activity, the newest first.
 * @param {TypeYearRow[]} rows
 * @returns {number[]}
 */
export function years(rows) {
  const found = new Set(rows.filter((row) => row.activities > 0).map((row) => row.year));
  return [...found].sort((one, other) => other - one);
}

/**
 * Whether a row is of the year, or no year is asked for.
 * @param {string | undefined} year
 * @param {{ year: number | null }} row
 * @returns {boolean}
 */
function isOf(year, row) {
  return !year || String(row.year) === year;
}

/**
 * Add to a count.
 * @param {Counts} counts
 * @param {string} key
 * @param {number} count
 * @returns {void}
 */
function add(counts, key, count) {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
