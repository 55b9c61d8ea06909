// Addresses of the pages of things: one for each entity, the two sides of a comparison, a span of a notice. Pure.

import { splitId } from "./model-data.js";
import { format } from "./state-data.js";

/** @import { PageState, State } from "../../types/page.js" */

const SPAN = /^(\d{1,9})-(\d{1,9})$/;

/**
 * The address of a page, beside those of the other pages.
 * @param {PageState} state
 * @returns {string}
 */
export function pageHref(state) {
  return `page${format(state)}`;
}

/**
 * The address of a page whoever follows it, from the address of any of the pages.
 * @param {string} here
 * @param {PageState} state
 * @returns {string}
 */
export function absolutePage(here, state) {
  return new URL(pageHref(state), here.split("#")[0]).href;
}

/**
 * The span that a state has in the form of its URL: "12-40".
 * @param {number} start
 * @param {number} end
 * @returns {string}
 */
export function spanText(start, end) {
  return `${start}-${end}`;
}

/**
 * The start and end of a span in a state; null where there is none, or none of any characters.
 * @param {string | undefined} text
 * @returns {[number, number] | null}
 */
export function spanOf(text) {
  const found = SPAN.exec(text ?? "");
  if (!found) return null;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return end > start ? [start, end] : null;
}

/**
 * The names that a list in a state has.
 * @param {string | undefined} text
 * @returns {Set<string>}
 */
export function namesOf(text) {
  return new Set((text ?? "").split(",").filter(Boolean));
}

/**
 * The list of a state with a name added, or without it where the list has it; null for an empty one.
 * @param {string | undefined} text
 * @param {string} name
 * @returns {string | null}
 */
export function toggled(text, name) {
  const names = namesOf(text);
  if (!names.delete(name)) names.add(name);
  return [...names].sort().join(",") || null;
}

/**
 * The class and id of the entity of a state; null where it names none.
 * @param {State} state
 * @returns {{ type: string, id: string } | null}
 */
export function entityOf({ node }) {
  const [type, id] = splitId(node ?? "");
  return type && id ? { type, id } : null;
}

/**
 * The class of an agency or region: regions have their codes of GB/T 2260 as ids, agencies words.
 * @param {string} id
 * @returns {"Agency" | "Region"}
 */
export function actorClass(id) {
  return /^\d{6}(-|$)/.test(id) ? "Region" : "Agency";
}
