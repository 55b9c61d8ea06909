// What is picked in the matrix, and the network that belongs to it. Pure.

import { UNNAMED } from "./matrix-data.js";
import { splitId } from "./model-data.js";

/** @import { NetworkRequest, State } from "../../types/page.js" */

export const CENTERS = 40; // activities that one network is drawn around, as many as the server allows
const NARROW = 20; // neighbours whose names can still be read beside the matrix
const WIDE = 80; // and in place of it

/**
 * The actor and the type of what is picked in the matrix; no type means the whole row.
 * @param {string | undefined} cell
 * @returns {{ who: string, type: string }}
 */
export function splitCell(cell) {
  const [who = "", type = ""] = (cell ?? "").split("|");
  return { who, type };
}

/**
 * The network of a state: around the node put in the centre, or else around what is picked. Null for none.
 * @param {State} state
 * @param {string[]} activities ids of the activities of what is picked
 * @returns {NetworkRequest | null}
 */
export function networkOf({ cell, node, wide }, activities) {
  const limit = wide ? WIDE : NARROW;
  const { who, type } = splitCell(cell);
  const center = node ?? (who && who !== UNNAMED && !type ? who : null);
  if (center) {
    const [kind, id] = splitId(center);
    return { type: kind, ids: [id], limit, details: Boolean(node) };
  }
  if (!activities.length) return null;
  return { type: "Activity", ids: activities.slice(0, CENTERS), limit, details: false };
}
