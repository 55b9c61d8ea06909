// The evidence panel: the activities of what is picked, each with its quotes in their sentences.

import { drawCard, noticeLink } from "./cards.js";
import { byId, el, fill } from "./dom.js";
import { splitId } from "./model-data.js";
import { pageLink } from "./sections.js";
import { firstRows } from "./server.js";
import { startAnswer, startList } from "./starts.js";
import { message } from "./words.js";

/**
 * @import { ActivityType } from "../../types/api.js"
 * @import { Card, CardsByYear } from "../../types/page.js"
 */

const AT_ONCE = 30; // cards drawn before the reader asks for more
const NOTICES = 30; // listed before anything is picked
let latest = 0; // what has been overtaken by a newer choice is not drawn

/**
 * Show how to begin, and which notices are loaded; for the time when nothing is picked.
 * @returns {Promise<void>}
 */
export async function showIntro() {
  const turn = (latest += 1);
  const [notices, questions] = await Promise.all([firstRows("notices", {}, NOTICES), startList()]);
  if (turn !== latest) return;
  byId("evidence-title").textContent = message("starts");
  const lines = ["intro.cells", "intro.unnamed", "intro.network", "intro.share"];
  const help = lines.map((line) => el("p", {}, message(line)));
  fill(
    byId("evidence-body"),
    questions,
    el("details", { class: "intro" }, el("summary", {}, message("intro.title")), help),
    el("h2", {}, message("intro.notices")),
    el("ul", { class: "loaded" }, notices.map(noticeLink)),
    notices.length < NOTICES ? null : el("p", {}, message("intro.first", { count: notices.length })),
  );
}

/**
 * Show the answer of a question that the reader began with.
 * @param {string} id
 * @returns {Promise<void>}
 */
export async function showAnswer(id) {
  const turn = (latest += 1);
  const answer = await startAnswer(id);
  if (turn !== latest) return;
  if (!answer) return showIntro();
  byId("evidence-title").textContent = answer.title;
  fill(byId("evidence-body"), answer.body);
  byId("evidence-body").scrollTop = 0;
}

/**
 * Show cards by year under a title.
 * @param {string} title
 * @param {CardsByYear} years
 * @param {ActivityType[] | null} types for the tags; null where all cards are of one type
 * @param {string | null} who the agency or region that the cards are of, which has a page of its own
 * @returns {Promise<void>}
 */
export async function showEvidence(title, years, types, who) {
  const turn = (latest += 1);
  byId("evidence-title").textContent = title;
  const cards = years.flatMap(([, some]) => some);
  const first = await drawCards(cards.slice(0, AT_ONCE), types);
  if (turn !== latest) return;
  const own = who ? el("p", { class: "own-page" }, pageLink(...splitId(who), message("page.own"))) : null;
  fill(byId("evidence-body"), own, first, moreButton(cards.slice(AT_ONCE), types));
  byId("evidence-body").scrollTop = 0;
}

/**
 * Cards, with a heading where a year begins.
 * @param {Card[]} cards
 * @param {ActivityType[] | null} types
 * @returns {Promise<HTMLElement[]>}
 */
async function drawCards(cards, types) {
  const drawn = await Promise.all(cards.map((card) => drawCard(card, types)));
  return drawn.flatMap((element, place) => {
    const year = cards[place]?.year;
    if (place > 0 && year === cards[place - 1]?.year) return [element];
    return [el("p", { class: "year-head" }, String(year ?? message("year.unknown"))), element];
  });
}

/**
 * The button that shows the rest of the cards in its own place.
 * @param {Card[]} rest
 * @param {ActivityType[] | null} types
 * @returns {HTMLElement | null}
 */
function moreButton(rest, types) {
  if (!rest.length) return null;
  const click = async () => button.replaceWith(...(await drawCards(rest, types)));
  const button = el("button", { type: "button", on: { click } }, message("evidence.more", { count: rest.length }));
  return button;
}
