// The page shows what the URL holds: every change goes into the URL first, and is drawn from there.

import { boardData, drawBoard, hasActivities } from "./board.js";
import { foldedAfter } from "./board-data.js";
import { byId, el, fill } from "./dom.js";
import { bindFilters } from "./filters.js";
import { bindFind } from "./find.js";
import { bindLanguages } from "./languages.js";
import { bindMatrix, markPicked, revealPicked } from "./matrix.js";
import { loadModel } from "./model.js";
import { showNetwork, showPicked } from "./picked.js";
import { refit } from "./picture.js";
import { bindReader } from "./reader.js";
import { report, showProblem } from "./problem.js";
import { ask } from "./server.js";
import { change, current, onChange } from "./state.js";
import { bindTimeline, markYear, showTimeline } from "./timeline.js";
import { bindTabs, bindWide, drawTabs, drawWide } from "./tabs.js";
import { language, loadWords, message } from "./words.js";

/** @import { State } from "../../types/page.js" */

const COUNTS = ["notices", "campaigns", "agencies", "activities", "regions", "records"];

/** @type {Map<string, string>} what each part of the page was last drawn for */
const drawn = new Map();
let turn = Promise.resolve();
/** @type {string[]} activities of what is picked */
let activities = [];
let standing = ""; // the problem that lasts as long as the graph is empty

/**
 * Draw the parts whose share of the state has changed.
 * @param {State} state
 * @returns {Promise<void>}
 */
async function show(state) {
  const { lang = "zh", kind, level, q, empty, cell, node, wide, view, order, fold, more } = state;
  const chosen = [lang, state.year, state.basis, state.region, state.series, state.rollup, state.asof];
  if (changed("words", [lang])) await drawWordsAndCounts(lang);
  byId("matrix-box").setAttribute("aria-busy", "true");
  const data = await boardData(state).finally(() => byId("matrix-box").removeAttribute("aria-busy"));
  const filters = [...chosen, kind, level, q, order];
  const last = data.actors.at(-1)?.actor_id; // what is picked may have a row of its own
  if (changed("board", [...filters, empty, fold, more, last])) drawBoard(state, data);
  if (changed("filters", filters)) byId("matrix-box").scrollTop = 0;
  markYear(state.year);
  if (changed("timeline", [lang])) void showTimeline().catch(report);
  markPicked(cell);
  if (changed("picked", [...chosen, cell, state.start])) {
    revealPicked();
    activities = await showPicked(state, data);
  }
  drawWide(state);
  drawTabs(view ?? "network");
  if (changed("network", [...chosen, cell, node, wide])) await showNetwork(state, activities);
  if (changed("view", [view])) refit();
  showProblem(standing);
}

/**
 * Whether a part was last drawn for other values.
 * @param {string} part
 * @param {(string | undefined)[]} values
 * @returns {boolean}
 */
function changed(part, values) {
  const key = JSON.stringify(values);
  if (drawn.get(part) === key) return false;
  drawn.set(part, key);
  return true;
}

/**
 * Load messages and model, and draw the numbers at the top.
 * @param {string} lang
 * @returns {Promise<void>}
 */
async function drawWordsAndCounts(lang) {
  await Promise.all([loadWords(lang), loadModel()]);
  /** @type {Record<string, number>} */
  const summary = await ask("v1/summary", {}, language());
  const count = (/** @type {string} */ name) =>
    el("div", {}, el("dt", {}, message(`count.${name}`)), el("dd", {}, String(summary[name])));
  fill(byId("counts"), COUNTS.map(count));
  standing = summary.notices ? "" : message("empty.graph");
}

/**
 * Draw one state after the other.
 * @param {State} state
 * @returns {Promise<void>}
 */
function next(state) {
  turn = turn.then(() => show(state)).catch((error) => {
    for (const part of drawn.keys()) if (part !== "words") drawn.delete(part); // drawn again when asked again
    report(error);
  });
  return turn;
}

/** Bind the controls, and draw what the URL holds. */
function begin() {
  bindFilters();
  bindFind(hasActivities);
  bindTimeline();
  bindReader();
  bindTabs("network");
  bindWide();
  bindMatrix({
    pick: (cell) => change({ cell, node: null }, { push: true }),
    fold: (level) => change({ fold: foldedAfter(current().fold, level) }),
    more: (more) => change({ more }),
  });
  bindLanguages();
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the hash is the state's
    const cell = byId("matrix").querySelector('[data-row][tabindex="0"]');
    if (cell instanceof HTMLElement) cell.focus();
  });
  onChange(next);
  void next(current());
}

begin();
