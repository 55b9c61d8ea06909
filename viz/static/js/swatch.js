// A dot in the colour of a class, for legends and cells.

import { svg } from "./svg.js";

/**
 * A dot in a colour.
 * @param {string} colour
 * @returns {SVGElement}
 */
export function swatch(colour) {
  const dot = svg("circle", { cx: 5, cy: 5, r: 5, fill: colour });
  return svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, dot);
}
