// Small bars over years, with the same in words.

import { barsOf, inWords, sizeOf } from "./bars-data.js";
import { svg } from "./svg.js";
import { message } from "./words.js";

/** @import { Counts } from "../../types/page.js" */

const WIDEST = 52; // pixels: more years make narrower bars

/**
 * The bars of counts by year.
 * @param {Counts} counts
 * @param {number[]} years all years that have a place, in order
 * @returns {SVGElement}
 */
export function bars(counts, years) {
  const { width, height } = sizeOf(years.length);
  const words = message("bars", { counts: inWords(counts, message("bars.between")) });
  const ground = svg("path", { d: `M0 ${height - 0.5}H${width}`, class: "ground" });
  const drawn = barsOf(counts, years).map((bar) => svg("rect", { ...bar }));
  const size = { viewBox: `0 0 ${width} ${height}`, width: Math.min(width, WIDEST), height };
  const frame = { class: "bars", ...size, preserveAspectRatio: "none", role: "img", "aria-label": words };
  return svg("svg", frame, svg("title", {}, words), ground, ...drawn);
}
