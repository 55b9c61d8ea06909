// The text of a notice around a quote. Positions count characters (code points), as the server counts them;
// JavaScript counts UTF-16 units, so the text is split once into characters. Pure.

/** @import { QuoteInContext } from "../../types/page.js" */

const ENDS = new Set("。！？!?\n");

/**
 * Characters of a text; slices of them agree with the server's positions.
 * @param {string} text
 * @returns {string[]}
 */
export function characters(text) {
  return Array.from(text);
}

/**
 * The quote inside the sentences that it spans.
 * @param {string[]} all
 * @param {number} start
 * @param {number} end
 * @returns {QuoteInContext}
 */
export function sentence(all, start, end) {
  let from = start;
  while (from > 0 && !isEnd(all, from - 1)) from -= 1;
  let to = end;
  while (to > 0 && to < all.length && !isEnd(all, to - 1)) to += 1;
  return inContext(all, from, start, end, to);
}

/**
 * The quote with the whole text before and after it.
 * @param {string[]} all
 * @param {number} start
 * @param {number} end
 * @returns {QuoteInContext}
 */
export function whole(all, start, end) {
  return inContext(all, 0, start, end, all.length);
}

/**
 * Whether a sentence ends with the character at a position.
 * @param {string[]} all
 * @param {number} position
 * @returns {boolean}
 */
function isEnd(all, position) {
  return ENDS.has(all[position] ?? "");
}

/**
 * The quote, and the text from `from` before it and to `to` after it.
 * @param {string[]} all
 * @param {number} from
 * @param {number} start
 * @param {number} end
 * @param {number} to
 * @returns {QuoteInContext}
 */
function inContext(all, from, start, end, to) {
  const text = (/** @type {number} */ first, /** @type {number} */ last) => all.slice(first, last).join("");
  return { before: text(from, start).trimStart(), quote: text(start, end), after: text(end, to).trimEnd() };
}
