// The board: what the server answers, put through the filters, drawn as the matrix.

import { byId } from "./dom.js";
import { drawFilters } from "./filters.js";
import { actors, filtered, totals, unnamed, years } from "./matrix-data.js";
import { drawMatrix, drawScale } from "./matrix.js";
import { values } from "./model.js";
import { WITHOUT } from "./picked.js";
import { ask, rows } from "./server.js";
import { say, spoken } from "./words.js";

const PAGES = 8; // of 500: what comes after is shown with its full name, at the end

/** What the board is drawn from; answers are kept, so asking again costs nothing. */
export async function boardData({ level }) {
  const [known, types, byYear, without, matrix] = await Promise.all([
    knownActors(),
    ask("/v1/activity-types", { limit: 500 }),
    rows("types-by-year"),
    rows(WITHOUT),
    rows("agencies-by-type-and-year", { level }),
  ]);
  const sorted = [...types.items].sort((one, other) => one.position - other.position);
  return { known, types: sorted, byYear, without, matrix };
}

/** Draws filters, matrix and scale. */
export function drawBoard(state, data) {
  const { year } = state;
  const all = actors(data.matrix, year, data.known);
  const some = filtered(all, state);
  const nameless = unnamed(data.without, year, data.types);
  drawFilters(state, { years: years(data.byYear), levels: values("level") });
  drawMatrix({
    types: state.empty === "hidden" ? used(data.types, some, nameless) : data.types,
    actors: some,
    unnamed: nameless,
    named: all.length > 0 || Boolean(state.level),
    totals: totals(data.byYear, year),
  });
  drawScale();
  byId("shown").textContent = say("matrix.shown", { shown: some.length, all: all.length });
}

/** Agencies and regions by key, each with its place in the server's order: short names come from here. */
async function knownActors() {
  const lists = await Promise.all(["agencies", "regions"].map((name) => everything(`/v1/${name}?limit=500`)));
  return new Map(lists.flat().map((entity, place) => [`${entity.type}/${entity.id}`, { ...entity, place }]));
}

async function everything(path) {
  const items = [];
  for (let next = path, pages = 0; next && pages < PAGES; pages += 1) {
    const page = await ask(next);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** The types that anything shown has activities of. */
function used(types, some, nameless) {
  return types.filter((type) => nameless.has(type.id) || some.some((actor) => actor.counts.has(type.id)));
}
