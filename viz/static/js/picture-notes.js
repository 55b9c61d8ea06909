// What stands around the network: the hint below it, the legend, and the table that lists the same.

import { byId, el, fill } from "./dom.js";
import { listing } from "./listing.js";
import { classLabel } from "./model.js";
import { legendOf } from "./picture-data.js";
import { swatch } from "./swatch.js";
import { message } from "./words.js";

/**
 * @import { NetworkAnswer } from "../../types/api.js"
 * @import { Picture } from "../../types/page.js"
 */

/**
 * Draw hint, legend and table of a picture.
 * @param {Picture} picture
 * @param {NetworkAnswer} answer the last one that is part of the picture
 * @param {string} note
 * @param {(id: string) => void} select
 * @returns {void}
 */
export function drawNotes(picture, answer, note, select) {
  const truncated = answer.picture.truncated ? message("picture.truncated") : "";
  byId("picture-hint").textContent = [note, truncated, message("picture.help")].filter(Boolean).join(" ");
  drawLegend(picture);
  fill(byId("view-table"), listing(picture, select));
}

/**
 * Draw the legend of a picture.
 * @param {Picture} picture
 * @returns {void}
 */
export function drawLegend({ nodes }) {
  const entries = legendOf(nodes.values());
  fill(byId("legend"), entries.map(([kind, colour]) => el("li", {}, swatch(colour), classLabel(kind))));
}
