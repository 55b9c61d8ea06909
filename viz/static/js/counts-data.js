// Counts by type or year as the questions write them: "publicity=13". Pure.

/** @import { Counts } from "../../types/page.js" */

/**
 * Counts by what stands before the last "=".
 * @param {string[]} texts
 * @returns {Counts}
 */
export function countsOf(texts) {
  return new Map(texts.map((text) => {
    const sign = text.lastIndexOf("=");
    return [text.slice(0, sign), Number(text.slice(sign + 1))];
  }));
}

/**
 * The greatest of some numbers; 0 for none.
 * @param {Iterable<number>} numbers
 * @returns {number}
 */
export function greatest(numbers) {
  let most = 0;
  for (const each of numbers) most = Math.max(most, each);
  return most;
}
