// What is shown, kept in the hash of the URL: a link shows the same to whoever opens it.

const NAMES = ["lang", "year", "kind", "level", "q", "empty", "cell", "node", "view", "wide"];
const listeners = new Set();

/** The state of a hash: strings by name, only the names above, absent when empty. */
export function parse(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const state = {};
  for (const name of NAMES) if (given.get(name)) state[name] = given.get(name);
  return state;
}

/** The hash of a state; `parse` gives the state back. */
export function format(state) {
  const told = new URLSearchParams();
  for (const name of NAMES) if (state[name]) told.set(name, state[name]);
  const text = told.toString();
  return text ? `#${text}` : "";
}

export function current() {
  return parse(location.hash);
}

/** Changes part of the state; null takes a name out. A step that `back` should undo is pushed. */
export function change(part, { push = false } = {}) {
  const next = { ...current(), ...part };
  const hash = format(next);
  if (hash === format(current())) return;
  const url = location.pathname + location.search + hash;
  if (push) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  tell();
}

/** Calls back with the new state after every change, also those by `back` or an edited URL. */
export function onChange(listener) {
  listeners.add(listener);
}

function tell() {
  const state = current();
  for (const listener of listeners) listener(state);
}

addEventListener("hashchange", tell);
addEventListener("popstate", tell);
