// How the picture is shown: as network or table, beside the matrix or in place of it.

import { byId } from "./dom.js";
import { change, current } from "./state.js";

/** @import { State } from "../../types/page.js" */

const VIEWS = ["network", "table"];

/**
 * Show the view of the state, wide or not.
 * @param {State} state
 * @returns {void}
 */
export function drawTabs({ view = "network", wide, cell, node }) {
  byId("main").classList.toggle("wide", wide === "yes" && Boolean(cell || node));
  byId("wide").setAttribute("aria-pressed", String(wide === "yes"));
  for (const name of VIEWS) {
    const chosen = name === view;
    byId(`tab-${name}`).setAttribute("aria-selected", String(chosen));
    byId(`tab-${name}`).tabIndex = chosen ? 0 : -1;
    byId(`view-${name}`).hidden = !chosen;
  }
}

/** Let clicks and arrow keys choose a view. */
export function bindTabs() {
  byId("wide").addEventListener("click", () => change({ wide: current().wide ? null : "yes" }));
  for (const name of VIEWS) {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => choose(name));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = name === "network" ? "table" : "network";
      choose(other);
      byId(`tab-${other}`).focus();
    });
  }
}

/**
 * Write the view into the URL; the network is the default and left out.
 * @param {string} name
 * @returns {void}
 */
function choose(name) {
  if (name !== (current().view ?? "network")) change({ view: name === "network" ? null : name });
}
