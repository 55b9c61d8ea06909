// Where the keys of a grid lead: arrows move over its cells, Home and End along the row, with Ctrl to the
// first and last row. Pure.

/** @import { Position } from "../../types/page.js" */

/** @type {Map<string, [number, number]>} rows and columns that a key moves by */
const STEPS = new Map([
  ["ArrowRight", [0, 1]],
  ["ArrowLeft", [0, -1]],
  ["ArrowDown", [1, 0]],
  ["ArrowUp", [-1, 0]],
  ["PageDown", [10, 0]],
  ["PageUp", [-10, 0]],
]);

/**
 * The position that a key leads to; null for a key that moves nowhere.
 * @param {Position} from
 * @param {Position} last
 * @param {string} key
 * @param {boolean} ctrl
 * @returns {Position | null}
 */
export function positionAfter(from, last, key, ctrl) {
  const step = STEPS.get(key);
  if (step) return { row: clamp(from.row + step[0], last.row), column: clamp(from.column + step[1], last.column) };
  if (key === "Home") return { row: ctrl ? 0 : from.row, column: 0 };
  if (key === "End") return { row: ctrl ? last.row : from.row, column: last.column };
  return null;
}

/**
 * The value, at least 0 and at most `most`.
 * @param {number} value
 * @param {number} most
 * @returns {number}
 */
function clamp(value, most) {
  return Math.min(Math.max(value, 0), most);
}
