// A wording beside another one.

import { differing } from "./differing-data.js";
import { el } from "./dom.js";

/** @import { Child } from "../../types/page.js" */

/**
 * A wording with what differs from another marked.
 * @param {string} name
 * @param {string} other
 * @returns {Child[]}
 */
export function changed(name, other) {
  return differing(name, other).map(({ text, marked }) => (marked ? el("mark", {}, text) : text));
}
