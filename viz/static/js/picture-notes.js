// What stands around the network: the hint below it, the legend, and the table that lists the same.

import { byId, el, fill } from "./dom.js";
import { listing } from "./listing.js";
import { classLabel } from "./model.js";
import { legendOf } from "./picture-data.js";
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
  const entries = legendOf(picture.nodes.values());
  fill(byId("legend"), entries.map(([kind, colour]) => el("li", {}, swatch(colour), classLabel(kind))));
  fill(byId("view-table"), listing(picture, select));
}

/**
 * A dot in a colour.
 * @param {string} colour
 * @returns {SVGElement}
 */
function swatch(colour) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  svg.setAttribute("viewBox", "0 0 10 10");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of Object.entries({ cx: "5", cy: "5", r: "5", fill: colour })) dot.setAttribute(name, value);
  svg.append(dot);
  return svg;
}
