// The search box: what is typed is found as it is typed, and what is chosen is shown on the page.

import { byId, closest } from "./dom.js";
import { openHit, showHit } from "./find-choice.js";
import { hasWords, moved } from "./find-data.js";
import { drawHits, drawKinds, markOption, openList, searchBox } from "./found.js";
import { ask } from "./server.js";
import { language } from "./words.js";

/** @import { QueryParameters, SearchAnswer, SearchHit } from "../../types/api.js" */

const PAUSE = 150; // milliseconds without a key before the server is asked
const FIRST = 12; // hits that are shown before the reader asks for more

/** @type {SearchHit[]} */
let hits = [];
/** @type {string | null} path of the hits that follow */
let more = null;
let kind = ""; // that alone is shown
let place = -1; // of the option that Enter chooses
let latest = 0; // an answer that comes after a newer question is not shown
let timer = 0;
/** @type {Record<string, number>} number of hits by kind */
let known = {};
/** @type {((key: string) => Promise<boolean>) | null} */
let hasRow = null;

/**
 * Bind the search box.
 * @param {((key: string) => Promise<boolean>) | null} isRow whether the matrix counts activities of an actor; null
 * where there is no matrix, and what is chosen is shown on its own page
 * @returns {void}
 */
export function bindFind(isRow) {
  hasRow = isRow;
  const box = searchBox();
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(box.value, ""), PAUSE);
  });
  box.addEventListener("focus", () => openList(hits.length > 0));
  box.addEventListener("keydown", (event) => void press(event));
  byId("found").addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  byId("found").addEventListener("click", (event) => {
    const option = closest(event, "[data-place]");
    if (!option) return;
    const index = Number(option.dataset.place);
    if (besides(event) || closest(event, "[data-open]")) openHit(hits[index], besides(event));
    else void choose(index);
  });
  byId("found-kinds").addEventListener("click", (event) => {
    const chosen = closest(event, "[data-kind]")?.dataset.kind ?? "";
    void search(box.value, chosen === kind ? "" : chosen);
    box.focus();
  });
  byId("finder").addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && byId("finder").contains(relatedTarget))) openList(false);
  });
}

/**
 * Find a text and show the first hits.
 * @param {string} text
 * @param {string} only the kind that is shown; "" for all
 * @returns {Promise<void>}
 */
async function search(text, only) {
  const turn = (latest += 1);
  hits = [];
  more = null;
  place = -1;
  kind = only;
  if (!hasWords(text)) {
    openList(false);
    return;
  }
  byId("finder").dataset.state = "waiting";
  const totals = await take(turn, "v1/search", { q: text, type: only, limit: FIRST });
  if (turn === latest && !only) known = totals;
  drawKinds(known, only);
}

/**
 * Add a page of hits to those that are shown, and give the number of all by kind.
 * @param {number} turn
 * @param {string} path
 * @param {QueryParameters} [parameters]
 * @returns {Promise<Record<string, number>>}
 */
async function take(turn, path, parameters) {
  /** @type {SearchAnswer} */
  const answer = await ask(path, parameters, language()).catch((error) => {
    console.warn(error);
    return { items: [], totals: {}, next: null };
  });
  if (turn !== latest) return answer.totals;
  hits = [...hits, ...answer.items];
  more = answer.next;
  byId("finder").dataset.state = "";
  drawHits(hits, more !== null);
  openList(true);
  markOption(place);
  return answer.totals;
}

const besides = (/** @type {MouseEvent | KeyboardEvent} */ event) => event.ctrlKey || event.metaKey;

/**
 * Move in the list, choose, or close it. Keys that belong to an input method are left to it.
 * @param {KeyboardEvent} event
 * @returns {Promise<void>}
 */
async function press(event) {
  if (event.isComposing) return;
  if (event.key === "Escape") openList(false);
  const count = hits.length + (more ? 1 : 0);
  const target = moved(event.key, place, count);
  if (target !== null) {
    event.preventDefault();
    place = target;
    openList(count > 0);
    markOption(place);
  }
  if (event.key !== "Enter" || !count) return;
  if (besides(event)) openHit(hits[Math.max(place, 0)], true);
  else await choose(Math.max(place, 0));
}

/**
 * Show what is chosen: more hits, the entity, or the sentence in its notice.
 * @param {number} index
 * @returns {Promise<void>}
 */
async function choose(index) {
  const hit = hits[index];
  if (!hit) {
    place = index;
    if (more) await take(latest, more);
    return;
  }
  openList(false);
  await showHit(hit, hasRow);
}
