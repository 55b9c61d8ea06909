// SVG elements from plain data, as dom.js makes those of HTML.

const SPACE = "http://www.w3.org/2000/svg";

/**
 * An SVG element with attributes and children; texts become text nodes.
 * @param {string} tag
 * @param {Record<string, string | number | null>} [attributes] those that are null are left out
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return /** @type {SVGElement} */ (made);
}

/**
 * A name in at most two lines of about a number of letters; what is left over is cut off with an ellipsis.
 * @param {string} name
 * @param {number} letters
 * @returns {string[]}
 */
export function twoLines(name, letters) {
  const all = Array.from(name);
  if (all.length <= letters) return [name];
  const blank = all.lastIndexOf(" ", letters);
  const first = blank > 0 ? blank : letters;
  const rest = all.slice(first).join("").trim();
  const second = Array.from(rest);
  return [all.slice(0, first).join(""), second.length > letters ? `${second.slice(0, letters - 1).join("")}…` : rest];
}
