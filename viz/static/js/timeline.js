// The timeline above the matrix: a mark for each year, in words below when it is pointed at, and all in a table.

import { greatest } from "./counts-data.js";
import { byId, closest, el, fill } from "./dom.js";
import { bindGridKeys, makeReachable } from "./grid-keys.js";
import { firstRows, rows } from "./server.js";
import { change, current } from "./state.js";
import { svg } from "./svg.js";
import { heightOf, timelineOf } from "./timeline-data.js";
import { timelineTable, yearInWords } from "./timeline-words.js";
import { message } from "./words.js";

/** @import { TimelineYear } from "../../types/page.js" */

const SCOPE = "national"; // the campaign that a year is known by; regions and industries follow it
const FACTS = ["theme", "joint_issuers", "activities", "rally_date"];
const MOST = 1000; // agencies that joined, in all years together
const [WIDTH, HEIGHT] = [10, 24];
const DECADE = 10;
const APART = 5; // years at least between the first label and that of a decade

/** @type {Map<string, TimelineYear>} */
let known = new Map();

/**
 * Draw the years, or hide the timeline where nothing is known.
 * @returns {Promise<void>}
 */
export async function showTimeline() {
  const [covered, facts, levels, types, joined] = await Promise.all([
    rows("coverage", { scope: SCOPE }),
    rows("campaign-register", { scope: SCOPE, fact: FACTS }),
    rows("levels-by-type"),
    rows("new-and-dropped-types", { scope: SCOPE, change: "new" }),
    firstRows("issuers-joined-and-left", { scope: SCOPE, change: "joined" }, MOST),
  ]);
  const years = timelineOf({ covered, facts, levels, types, joined });
  known = new Map(years.map((each) => [String(each.year), each]));
  const most = greatest(years.map((each) => each.activities));
  fill(byId("years"), years.map((each, place) => yearMark(each, place, most)));
  fill(byId("years-table"), timelineTable(years));
  byId("timeline").hidden = !years.length;
  markYear(current().year);
}

/**
 * Show which year is chosen, and say what is known of it.
 * @param {string | undefined} year
 * @returns {void}
 */
export function markYear(year) {
  for (const mark of byId("years").querySelectorAll("[data-year]")) {
    if (!(mark instanceof HTMLElement)) continue;
    mark.setAttribute("aria-pressed", String(mark.dataset.year === year));
    if (mark.dataset.year === (year ?? [...known.keys()].pop())) makeReachable(byId("years"), mark);
  }
  describe(year);
}

/** Let a press on a year choose it, and another one all years again; what is pointed at is described. */
export function bindTimeline() {
  const strip = byId("years");
  bindGridKeys(strip);
  strip.addEventListener("click", (event) => {
    const year = closest(event, "[data-year]")?.dataset.year;
    if (!year || known.get(year)?.state === "nothing") return;
    change({ year: current().year === year ? null : year, more: null }, { push: true });
  });
  for (const kind of ["pointerover", "focusin"]) {
    strip.addEventListener(kind, (event) => describe(closest(event, "[data-year]")?.dataset.year));
  }
  for (const kind of ["pointerleave", "focusout"]) strip.addEventListener(kind, () => describe(current().year));
}

/**
 * Say what is known of a year; without one, how to use the timeline.
 * @param {string | undefined} year
 * @returns {void}
 */
function describe(year) {
  const found = known.get(year ?? "");
  byId("year-words").textContent = found ? yearInWords(found) : message("timeline.help");
}

/**
 * The mark of a year.
 * @param {TimelineYear} each
 * @param {number} place
 * @param {number} most activities of any year
 * @returns {HTMLElement}
 */
function yearMark(each, place, most) {
  const height = Math.round(HEIGHT * heightOf(each.activities, most));
  const frame = svg("rect", { x: 0.5, y: 0.5, width: WIDTH - 1, height: HEIGHT - 1, class: "frame" });
  const bar = svg("rect", { x: 0, y: HEIGHT - height, width: WIDTH, height, class: "bar" });
  const size = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" };
  const isLabelled = place === 0 || (each.year % DECADE === 0 && place >= APART);
  const label = isLabelled ? el("small", { aria: { hidden: "true" } }, String(each.year)) : null;
  const aria = { label: yearInWords(each), pressed: "false" };
  const data = { row: 0, column: place, year: each.year };
  const look = { type: "button", class: `year is-${each.state}`, tabindex: "-1" };
  const button = el("button", { ...look, aria, data }, svg("svg", size, frame, bar));
  return el("li", {}, button, label);
}
