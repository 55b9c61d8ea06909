// Answers into a matrix. Pure: no page, no server. Counts are of activities; one of two types counts twice.

/** Actors with their counts by type, for one year or, without `year`, for all of them together.
 *  `answered` holds the rows of agencies-by-type-and-year, sorted year by year; `known` the entities by
 *  key, in the server's own order, which is that of the actors over all years. */
export function actors(answered, year, known) {
  const found = new Map();
  for (const row of answered) {
    if (year && String(row.year) !== year) continue;
    const key = `${row.actor_class}/${row.actor_id}`;
    const actor = found.get(key) ?? described(key, row, known.get(key));
    add(actor.counts, row.type_id, row.activities);
    found.set(key, actor);
  }
  const all = [...found.values()];
  return year ? all : all.sort((one, other) => one.place - other.place);
}

function described(key, row, entity) {
  const short = entity?.short_name ?? row.actor;
  const names = [row.actor, row.actor_en, row.actor_id, short, ...(entity?.alt_names ?? [])];
  return {
    key,
    kind: row.actor_class,
    name: row.actor,
    name_en: row.actor_en,
    short,
    place: entity?.place ?? Infinity,
    searched: names.filter(Boolean).join("\n").toLowerCase(),
    counts: new Map(),
  };
}

/** The actors of a class whose names hold what was typed. */
export function filtered(all, { kind, q }) {
  const wanted = (q ?? "").trim().toLowerCase();
  return all.filter((actor) => (!kind || actor.kind === kind) && actor.searched.includes(wanted));
}

/** Counts by type of the rows of types-by-year, for one year or all. */
export function totals(answered, year) {
  const sums = new Map();
  for (const row of answered) if (!year || String(row.year) === year) add(sums, row.type_id, row.activities);
  return sums;
}

/** Counts by type of the rows of activities-without-organizer, which name types by their Chinese names. */
export function unnamed(answered, year, types) {
  const ids = new Map(types.map((type) => [type.name, type.id]));
  const counts = new Map();
  for (const row of answered) {
    if (year && String(row.year) !== year) continue;
    for (const name of row.types) add(counts, ids.get(name), 1);
  }
  return counts;
}

/** The years of the rows of types-by-year that have any activity, the newest first. */
export function years(answered) {
  const found = new Set(answered.filter((row) => row.activities > 0).map((row) => row.year));
  return [...found].sort((one, other) => other - one);
}

/** The step of the heat scale, 0 to 5; `HEAT` holds the least count of each step. */
export const HEAT = [1, 2, 3, 5, 9];
export function heat(count) {
  return HEAT.filter((least) => count >= least).length;
}

function add(counts, key, count) {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
