// What is shown, kept in the hash of the URL: a link shows the same to whoever opens it.

import { format, parse } from "./state-data.js";

/** @import { State, StateChange } from "../../types/page.js" */

/** @type {Set<(state: State) => void>} */
const listeners = new Set();

/**
 * The state that the URL holds.
 * @returns {State}
 */
export function current() {
  return parse(location.hash);
}

/**
 * Change part of the state; null takes a name out. With `push` the browser's back button undoes the change.
 * @param {StateChange} part
 * @param {{ push?: boolean }} [options]
 * @returns {void}
 */
export function change(part, { push = false } = {}) {
  const hash = format({ ...current(), ...part });
  if (hash === format(current())) return;
  const url = location.pathname + location.search + hash;
  if (push) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  notify();
}

/**
 * Call the listener with the new state after every change, also those by the back button or an edited URL.
 * @param {(state: State) => void} listener
 * @returns {void}
 */
export function onChange(listener) {
  listeners.add(listener);
}

/** Pass the state to every listener. */
function notify() {
  const state = current();
  for (const listener of listeners) listener(state);
}

addEventListener("hashchange", notify);
addEventListener("popstate", notify);
