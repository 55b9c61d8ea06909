// What is picked in the matrix: its evidence, and the network around it.

import { byId } from "./dom.js";
import { showEvidence, showIntro } from "./evidence.js";
import { cardsOfActor, cardsWithoutOrganizer } from "./evidence-data.js";
import { UNNAMED } from "./matrix.js";
import { split } from "./model.js";
import { showPicture } from "./picture.js";
import { rows } from "./server.js";
import { pick, say } from "./words.js";

export const WITHOUT = "activities-without-organizer";
const CENTERS = 40; // activities that one network is drawn around, as many as the server allows
const NARROW = 20; // neighbours whose names can still be read beside the matrix
const WIDE = 80; // and in place of it

/** Shows the evidence of what is picked; gives the ids of its activities. */
export async function showPicked({ cell, year }, { types, known }) {
  if (!cell) {
    await showIntro();
    return [];
  }
  const [who, type] = cell.split("|");
  const years = await cardsOf(who, type, year, types);
  await showEvidence(titleOf(who, type, { types, known }), years, type ? null : types);
  return years.flatMap(([, cards]) => cards.map((card) => card.id));
}

/** Draws the network around the node that was put in the middle, or else around what is picked. */
export async function showAround({ cell, node, wide }, ids) {
  const [who, type] = (cell ?? "").split("|");
  const limit = wide ? WIDE : NARROW;
  if (node) await showPicture(...around(node), { limit, details: true });
  else if (type === "" && who !== UNNAMED) await showPicture(...around(who), { limit });
  else if (ids.length) await showPicture("Activity", ids.slice(0, CENTERS), { limit, note: left(ids.length) });
  else byId("picture").hidden = true;
}

function around(node) {
  const [type, id] = split(node);
  return [type, [id]];
}

function left(count) {
  return count > CENTERS ? say("picture.first", { shown: CENTERS, count }) : "";
}

async function cardsOf(who, type, year, types) {
  if (who !== UNNAMED) return cardsOfActor(await rows("evidence", { agency: split(who)[1], type, year }));
  return cardsWithoutOrganizer(await rows(WITHOUT, { type, from_year: year, to_year: year }), types);
}

function titleOf(who, type, { types, known }) {
  const actor = known.get(who);
  const found = types.find((each) => each.id === type);
  const name = who === UNNAMED ? say("unnamed") : actor ? pick(actor.name, actor.name_en) : split(who)[1];
  return [name, found ? pick(found.name, found.name_en) : ""].filter(Boolean).join(" · ");
}
