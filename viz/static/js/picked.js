// What is picked in the matrix: its evidence, and the network around it.

import { byId } from "./dom.js";
import { showEvidence, showIntro } from "./evidence.js";
import { cardsOfActor, cardsWithoutOrganizer } from "./evidence-data.js";
import { UNNAMED } from "./matrix-data.js";
import { splitId } from "./model-data.js";
import { CENTERS, networkOf, splitCell } from "./picked-data.js";
import { showPicture } from "./picture.js";
import { rows } from "./server.js";
import { localized, message } from "./words.js";

/** @import { BoardData, CardsByYear, State } from "../../types/page.js" */

/**
 * Show the evidence of what is picked, and give the ids of its activities.
 * @param {State} state
 * @param {BoardData} data
 * @returns {Promise<string[]>}
 */
export async function showPicked({ cell, year }, data) {
  if (!cell) {
    await showIntro();
    return [];
  }
  const { who, type } = splitCell(cell);
  const years = await cardsOf(who, type, year, data);
  const own = who === UNNAMED ? null : who;
  await showEvidence(titleOf(who, type, data), years, type ? null : data.types, own);
  return years.flatMap(([, cards]) => cards.map((card) => card.id));
}

/**
 * Draw the network of the state, or hide it where there is none.
 * @param {State} state
 * @param {string[]} activities ids of the activities of what is picked
 * @returns {Promise<void>}
 */
export async function showNetwork(state, activities) {
  const request = networkOf(state, activities);
  if (!request) {
    byId("picture").hidden = true;
    return;
  }
  const partial = request.type === "Activity" && !request.details && activities.length > CENTERS;
  const note = partial ? message("picture.first", { shown: CENTERS, count: activities.length }) : "";
  await showPicture(request, note);
}

/**
 * The cards of an actor or of the activities without organiser, of one type or all.
 * @param {string} who
 * @param {string} type
 * @param {string | undefined} year
 * @param {BoardData} data
 * @returns {Promise<CardsByYear>}
 */
async function cardsOf(who, type, year, { types }) {
  if (who !== UNNAMED) return cardsOfActor(await rows("evidence", { agency: splitId(who)[1], type, year }));
  const found = await rows("activities-without-organizer", { type, from_year: year, to_year: year });
  return cardsWithoutOrganizer(found, types);
}

/**
 * The names of the actor and of the type.
 * @param {string} who
 * @param {string} type
 * @param {BoardData} data
 * @returns {string}
 */
function titleOf(who, type, { types, actors }) {
  const actor = actors.get(who);
  const found = types.find((each) => each.id === type);
  const unnamed = who === UNNAMED ? message("unnamed") : splitId(who)[1];
  const name = actor ? localized(actor.name, actor.name_en) : unnamed;
  return [name, found ? localized(found.name, found.name_en) : ""].filter(Boolean).join(" · ");
}
