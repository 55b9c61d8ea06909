// A dot in the colour of a class, for legends and cells.

/**
 * A dot in a colour.
 * @param {string} colour
 * @returns {SVGElement}
 */
export function swatch(colour) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  svg.setAttribute("viewBox", "0 0 10 10");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of Object.entries({ cx: "5", cy: "5", r: "5", fill: colour })) dot.setAttribute(name, value);
  svg.append(dot);
  return svg;
}
