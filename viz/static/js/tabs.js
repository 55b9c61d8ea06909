// How the picture is shown: as network or table, and on the first page beside the matrix or in place of it.

import { byId } from "./dom.js";
import { change, current } from "./state.js";

/** @import { State } from "../../types/page.js" */

const VIEWS = ["network", "table"];

/**
 * Show the picture of the state beside the matrix or in place of it.
 * @param {State} state
 * @returns {void}
 */
export function drawWide({ wide, cell, node }) {
  byId("main").classList.toggle("wide", wide === "yes" && Boolean(cell || node));
  byId("wide").setAttribute("aria-pressed", String(wide === "yes"));
}

/** Let a click choose between both. */
export function bindWide() {
  byId("wide").addEventListener("click", () => change({ wide: current().wide ? null : "yes" }));
}

/**
 * Show one of the views.
 * @param {string} view
 * @returns {void}
 */
export function drawTabs(view) {
  for (const name of VIEWS) {
    const chosen = name === view;
    byId(`tab-${name}`).setAttribute("aria-selected", String(chosen));
    byId(`tab-${name}`).tabIndex = chosen ? 0 : -1;
    byId(`view-${name}`).hidden = !chosen;
  }
}

/**
 * Let clicks and arrow keys choose a view.
 * @param {string} standard the view that is left out of the URL
 * @returns {void}
 */
export function bindTabs(standard) {
  for (const name of VIEWS) {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => choose(name, standard));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = name === "network" ? "table" : "network";
      choose(other, standard);
      byId(`tab-${other}`).focus();
    });
  }
}

/**
 * Write the view into the URL.
 * @param {string} name
 * @param {string} standard
 * @returns {void}
 */
function choose(name, standard) {
  if (name !== (current().view ?? standard)) change({ view: name === standard ? null : name });
}
