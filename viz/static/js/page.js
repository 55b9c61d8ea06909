// The pages of things: each entity has one, which the hash of the URL names ("node=Notice/…").

import { agencyPage } from "./agency-page.js";
import { campaignPage } from "./campaign-page.js";
import { comparePage } from "./compare-page.js";
import { isComparable } from "./compare-sides.js";
import { byId, el, fill } from "./dom.js";
import { bindFind } from "./find.js";
import { bindLanguages } from "./languages.js";
import { collection, loadModel } from "./model.js";
import { noticePage } from "./notice-page.js";
import { entityOf } from "./page-data.js";
import { drawHeading } from "./page-heading.js";
import { regionPage } from "./region-page.js";
import { seriesPage } from "./series-page.js";
import { report, showProblem } from "./problem.js";
import { ask } from "./server.js";
import { current, onChange } from "./state.js";
import { thingPage } from "./thing-page.js";
import { language, loadWords, message } from "./words.js";

/**
 * @import { WholeEntity } from "../../types/api.js"
 * @import { State } from "../../types/page.js"
 */

/** @typedef {{ sections: Element[], show?: (state: State) => void }} DrawnPage */

/** @type {Record<string, (entity: WholeEntity, state: State) => DrawnPage | Promise<DrawnPage>>} */
const PAGES = {
  Notice: noticePage,
  Agency: agencyPage,
  Region: regionPage,
  ActivitySeries: seriesPage,
  Campaign: campaignPage,
};

let spokenLast = ""; // the language that the page was last drawn in
let drawnLast = ""; // what its sections were last drawn for
/** @type {(state: State) => void} */
let showPart = () => {};
let turn = Promise.resolve();

/**
 * Draw a state: its entity if that is another one, then what else the state holds.
 * @param {State} state
 * @returns {Promise<void>}
 */
async function show(state) {
  const { lang = "zh", node = "", rollup = "", against = "" } = state;
  if (lang !== spokenLast) {
    await Promise.all([loadWords(lang), loadModel()]);
    spokenLast = lang;
  }
  const key = JSON.stringify([lang, node, rollup, against]);
  if (key !== drawnLast) {
    byId("main").setAttribute("aria-busy", "true");
    await drawEntity(state);
    const moved = drawnLast !== "" && JSON.parse(drawnLast)[1] !== node;
    drawnLast = key;
    byId("main").removeAttribute("aria-busy");
    if (moved) byId("page-title").focus(); // a screen reader announces where a link has led
    if (moved) scrollTo(0, 0);
  }
  showPart(state);
  showProblem("");
}

/**
 * Draw the sections of an entity.
 * @param {State} state
 * @returns {Promise<void>}
 */
async function drawEntity(state) {
  const named = entityOf(state);
  if (!named || !collection(named.type)) {
    drawHeading(null, null);
    fill(byId("page-body"), el("p", { class: "panel" }, message("page.none")));
    showPart = () => {};
    return;
  }
  const entity = await load(named);
  const other = entityOf({ node: state.against });
  const compared = other?.type === named.type && isComparable(named.type) ? await load(other) : null;
  const draw = PAGES[named.type] ?? thingPage;
  const page = compared ? await comparePage(entity, compared) : await draw(entity, state);
  drawHeading(entity, compared);
  fill(byId("page-body"), page.sections);
  showPart = page.show ?? (() => {});
}

/**
 * Ask the server for an entity.
 * @param {{ type: string, id: string }} named
 * @returns {Promise<WholeEntity>}
 */
function load({ type, id }) {
  return ask(`v1/${collection(type)}/${encodeURIComponent(id)}`, {}, language());
}

/**
 * Draw one state after the other.
 * @param {State} state
 * @returns {Promise<void>}
 */
function next(state) {
  turn = turn.then(() => show(state)).catch((error) => {
    drawnLast = "";
    byId("main").removeAttribute("aria-busy");
    drawHeading(null, null); // not that of the page before
    fill(byId("page-body"));
    report(error);
  });
  return turn;
}

/** Bind the controls, and draw what the URL holds. */
function begin() {
  bindLanguages();
  bindFind(null);
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the hash is the state's
    byId("page-title").focus();
  });
  onChange(next);
  next(current());
}

begin();
