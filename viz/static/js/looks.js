// The looks of classes in a network, and what rows are named by.

import { loadedModel } from "./model.js";
import { ask } from "./server.js";
import { language } from "./words.js";

/**
 * @import { Looks } from "../../types/api.js"
 * @import { Naming } from "../../types/page.js"
 */

/** @type {Looks} */
let looks = { classes: {}, other: { color: { background: "" } }, options: {} };

/**
 * Load the looks.
 * @returns {Promise<void>}
 */
export async function loadLooks() {
  looks = await ask("explorer/looks");
}

/**
 * What rows are named and coloured by, in the language of the page.
 * @returns {Naming}
 */
export function naming() {
  return { model: loadedModel(), looks, language: language() };
}
