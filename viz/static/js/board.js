// The board: the server's answers, through the filters, drawn as the matrix.

import { FEW, FIRST, chosenActivities, chosenRows, matrixOf, moreOf, yearsOf } from "./board-data.js";
import { byId } from "./dom.js";
import { drawFilters } from "./filters.js";
import { years } from "./matrix-data.js";
import { drawMatrix, drawScale } from "./matrix.js";
import { splitId } from "./model-data.js";
import { values } from "./model.js";
import { splitCell } from "./picked-data.js";
import { ask, firstRows, rows } from "./server.js";
import { message } from "./words.js";

/**
 * @import { ActivityType, ActorRow, Page } from "../../types/api.js"
 * @import { BoardData, State } from "../../types/page.js"
 */

/**
 * The data of the board: what is seen of it, and the sums of all. Answers are kept, so asking again costs nothing.
 * @param {State} state
 * @returns {Promise<BoardData>}
 */
export async function boardData(state) {
  const [types, everything, levels, actors] = await Promise.all([
    activityTypes(),
    rows("levels-by-type", { basis: chosenActivities(state).basis }),
    rows("levels-by-type", { ...yearsOf(state), ...chosenActivities(state) }),
    actorRows(state),
  ]);
  return { types, years: years(everything), levels, actors };
}

/**
 * Draw filters, matrix and scale.
 * @param {State} state
 * @param {BoardData} data
 * @returns {void}
 */
export function drawBoard(state, data) {
  const matrix = matrixOf(state, data, values("level"));
  drawFilters(state, { years: data.years, levels: values("level") });
  drawMatrix(matrix);
  drawScale(matrix.scale);
  byId("shown").textContent = message("matrix.shown", { shown: matrix.shown, all: matrix.all });
}

/**
 * Whether the matrix counts activities of an actor, which is asked for where its row is not drawn.
 * @param {string} key
 * @returns {Promise<boolean>}
 */
export async function hasActivities(key) {
  if (byId("matrix").querySelector(`[data-pick="${CSS.escape(`${key}|`)}"]`)) return true;
  const [kind, agency] = splitId(key);
  if (kind !== "Agency" && kind !== "Region") return false;
  return (await firstRows("evidence", { agency }, 1)).length > 0;
}

/**
 * The activity types in the order of the vocabulary.
 * @returns {Promise<ActivityType[]>}
 */
async function activityTypes() {
  const fields = ["name", "name_en", "definition", "definition_en", "position"];
  /** @type {Page<ActivityType>} */
  const { items } = await ask("v1/activity-types", { limit: 500, fields });
  return [...items].sort((one, other) => one.position - other.position);
}

/**
 * The rows of the matrix: all where they are few, else the first of each level, and of one level more.
 * @param {State} state
 * @returns {Promise<ActorRow[]>}
 */
async function actorRows(state) {
  const asked = chosenRows(state);
  const first = await rows("actors-by-type", { ...asked, per_level: FIRST });
  const sizes = new Map(first.map((row) => [row.level, row.of_level]));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (all > first.length && all <= FEW) return rows("actors-by-type", asked);
  const more = moreOf(state.more);
  const further = more ? await firstRows("actors-by-type", { ...asked, level: more.level }, more.count) : [];
  const drawn = [...first.filter((row) => row.level !== more?.level), ...further];
  return [...drawn, ...(all > drawn.length ? await pickedRow(state, drawn) : [])];
}

/**
 * The row of what is picked, where it is not among those that are drawn: it may have been found by the search box.
 * @param {State} state
 * @param {ActorRow[]} drawn
 * @returns {Promise<ActorRow[]>}
 */
async function pickedRow(state, drawn) {
  const [kind, id] = splitId(splitCell(state.cell).who);
  const isPicked = (/** @type {ActorRow} */ row) => row.actor_class === kind && row.actor_id === id;
  if (!kind || state.q || drawn.some(isPicked)) return [];
  return (await rows("actors-by-type", { ...chosenRows(state), contains: id })).filter(isPicked);
}
