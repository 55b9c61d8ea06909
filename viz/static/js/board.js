// The board: the server's answers, through the filters, drawn as the matrix.

import { matrixOf } from "./board-data.js";
import { byId } from "./dom.js";
import { drawFilters } from "./filters.js";
import { years } from "./matrix-data.js";
import { drawMatrix, drawScale } from "./matrix.js";
import { values } from "./model.js";
import { ask, rows } from "./server.js";
import { message } from "./words.js";

/**
 * @import { ActivityType, ActorEntity, Page } from "../../types/api.js"
 * @import { BoardData, RankedActor, State } from "../../types/page.js"
 */

// The lists that short names come from. Counties, nine of ten regions, are not among them: they would add a
// second to every load of the page, and are called by their full names anyway.
const ACTORS = [
  "v1/agencies?limit=500",
  "v1/regions?limit=500&level=provincial",
  "v1/regions?limit=500&level=municipal",
];
const PAGES = 8; // of 500: agencies after these are shown with their full name, at the end

/**
 * The data of the board; answers are kept, so asking again costs nothing.
 * @param {State} state
 * @returns {Promise<BoardData>}
 */
export async function boardData({ level }) {
  const [actors, types, byYear, unnamed, matrix] = await Promise.all([
    knownActors(),
    activityTypes(),
    rows("types-by-year"),
    rows("activities-without-organizer"),
    rows("agencies-by-type-and-year", { level }),
  ]);
  return { actors, types, byYear, unnamed, matrix };
}

/**
 * Draw filters, matrix and scale.
 * @param {State} state
 * @param {BoardData} data
 * @returns {void}
 */
export function drawBoard(state, data) {
  const matrix = matrixOf(state, data);
  drawFilters(state, { years: years(data.byYear), levels: values("level") });
  drawMatrix(matrix);
  drawScale();
  byId("shown").textContent = message("matrix.shown", { shown: matrix.actors.length, all: matrix.all });
}

/**
 * The activity types in the order of the vocabulary.
 * @returns {Promise<ActivityType[]>}
 */
async function activityTypes() {
  /** @type {Page<ActivityType>} */
  const { items } = await ask("v1/activity-types", { limit: 500 });
  return [...items].sort((one, other) => one.position - other.position);
}

/**
 * Agencies and regions by key, each with its rank in its list.
 * @returns {Promise<Map<string, RankedActor>>}
 */
async function knownActors() {
  const lists = await Promise.all(ACTORS.map(allPages));
  return new Map(lists.flat().map((entity, rank) => [`${entity.type}/${entity.id}`, { ...entity, rank }]));
}

/**
 * The entities of a list from its first page on.
 * @param {string} first
 * @returns {Promise<ActorEntity[]>}
 */
async function allPages(first) {
  const items = [];
  /** @type {string | undefined} */
  let next = first;
  for (let pages = 0; next && pages < PAGES; pages += 1) {
    /** @type {Page<ActorEntity>} */
    const page = await ask(next);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}
