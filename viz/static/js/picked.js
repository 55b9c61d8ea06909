// What is picked in the matrix: its evidence, and the network around it.

import { chosenActivities, rolledUp, yearsOf } from "./board-data.js";
import { byId } from "./dom.js";
import { showAnswer, showEvidence, showIntro } from "./evidence.js";
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
export async function showPicked(state, data) {
  if (!state.cell) {
    await (state.start ? showAnswer(state.start) : showIntro());
    return [];
  }
  const { who, type } = splitCell(state.cell);
  const { name, years } = await cardsOf(who, type, state, data);
  const found = data.types.find((each) => each.id === type);
  const title = [name, found ? localized(found.name, found.name_en) : ""].filter(Boolean).join(" · ");
  const own = who === UNNAMED ? null : who;
  await showEvidence(title, years, type ? null : data.types, own);
  return years.flatMap(([, cards]) => cards.filter((card) => card.evidence.length).map((card) => card.id));
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
 * The name and the cards of an actor, or of the activities without organiser, of one type or all.
 * @param {string} who
 * @param {string} type
 * @param {State} state
 * @param {BoardData} data
 * @returns {Promise<{ name: string, years: CardsByYear }>}
 */
async function cardsOf(who, type, state, { types, actors }) {
  if (who === UNNAMED) {
    const found = await rows("activities-without-organizer", { type, ...yearsOf(state), ...chosenActivities(state) });
    return { name: message("unnamed"), years: cardsWithoutOrganizer(found, types) };
  }
  const [kind, agency] = splitId(who);
  const asked = { agency, type, year: state.year, ...chosenActivities(state), ...rolledUp(state) };
  const found = await rows("evidence", asked);
  const row = actors.find((each) => each.actor_class === kind && each.actor_id === agency);
  const name = row ? localized(row.actor, row.actor_en) : (found[0]?.actor ?? agency);
  return { name, years: cardsOfActor(found) };
}
