// The state of a page as the hash of its URL. Pure.

/** @import { State } from "../../types/page.js" */

/** @type {(keyof State)[]} */
const NAMES = [
  "lang", "year", "kind", "level", "q", "empty", "cell", "node", "view", "wide", // of the first page
  "rollup", "asof", "basis", "region", "series", "order", "fold", "more", "start", // of its matrix and side
  "query", "parameters", // of the page for Cypher, with lang and view
  "span", "hide", "against", // of the pages of things, with lang and node
];

/**
 * The state of a hash: strings by name, only the names above, absent when empty.
 * @param {string} hash
 * @returns {State}
 */
export function parse(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {State} */
  const state = {};
  for (const name of NAMES) {
    const value = given.get(name);
    if (value) state[name] = value;
  }
  return state;
}

/**
 * The hash of a state; `parse` gives the state back.
 * @param {{ [Name in keyof State]?: State[Name] | null }} state
 * @returns {string}
 */
export function format(state) {
  const written = new URLSearchParams();
  for (const name of NAMES) {
    const value = state[name];
    if (value) written.set(name, value);
  }
  const text = written.toString();
  return text ? `#${text}` : "";
}
