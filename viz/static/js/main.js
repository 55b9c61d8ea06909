// The page shows whatever the URL says: every change goes into the URL first, and is drawn from there.

import { boardData, drawBoard } from "./board.js";
import { byId, el, fill } from "./dom.js";
import { filterable } from "./filters.js";
import { markPicked, pickable, revealPicked } from "./matrix.js";
import { loadModel } from "./model.js";
import { showAround, showPicked } from "./picked.js";
import { refit } from "./picture.js";
import { readable } from "./reader.js";
import { ask } from "./server.js";
import { change, current, onChange } from "./state.js";
import { drawTabs, tabbable } from "./tabs.js";
import { say, speak, spoken } from "./words.js";

const COUNTS = ["notices", "campaigns", "agencies", "activities", "regions", "records"];
const drawn = {}; // what each part of the page was last drawn for
let turn = Promise.resolve();
let ids = []; // activities of what is picked
let standing = ""; // what is said above the page as long as it is true

/** Draws the parts whose share of the state has changed, one state after the other. */
async function show(state) {
  const { lang = "zh", year, cell, node, wide } = state;
  if (changed("words", [lang])) await speakAndCount(lang);
  const data = await boardData(state);
  const { types, known } = data;
  const parts = ["kind", "level", "q", "empty"].map((name) => state[name]);
  if (changed("board", [lang, year, ...parts])) drawBoard(state, data);
  markPicked(cell);
  if (changed("picked", [lang, year, cell])) ids = await showPicked(state, { types, known });
  drawTabs(state);
  if (changed("around", [lang, year, cell, node, wide])) await showAround(state, ids);
  if (changed("view", [state.view])) refit();
  tell(standing);
}

function changed(part, values) {
  const key = JSON.stringify(values);
  if (drawn[part] === key) return false;
  drawn[part] = key;
  return true;
}

async function speakAndCount(lang) {
  await Promise.all([speak(lang), loadModel()]);
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === spoken()));
  }
  const summary = await ask("/v1/summary", {}, lang);
  const count = (name) => el("div", {}, el("dt", {}, say(`count.${name}`)), el("dd", {}, String(summary[name])));
  fill(byId("counts"), COUNTS.map(count));
  standing = summary.notices ? "" : say("empty.graph");
}

function tell(text) {
  byId("problem").textContent = text;
  byId("problem").hidden = !text;
}

function next(state) {
  turn = turn.then(() => show(state)).catch((error) => {
    for (const part of Object.keys(drawn)) if (part !== "words") delete drawn[part]; // drawn again when asked again
    tell(say("problem", { detail: [error.title, error.message].filter(Boolean).join("：") }));
    console.warn(error);
  });
  return turn;
}

function begin() {
  filterable();
  readable();
  tabbable();
  pickable((cell) => change({ cell, node: null }, { push: true }));
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", () => change({ lang: button.dataset.lang === "zh" ? null : button.dataset.lang }));
  }
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the hash is the state's
    byId("matrix").querySelector('[data-row][tabindex="0"]')?.focus();
  });
  onChange(next);
  next(current()).then(revealPicked);
}

begin();
