// Fields that take a name and suggest names that the graph has while it is typed.

import { byId, el, elementById, fill } from "./dom.js";
import { ask } from "./server.js";
import { change } from "./state.js";
import { language, localized } from "./words.js";

/** @import { Named, QueryParameters } from "../../types/api.js" */

const PAUSE = 150; // milliseconds without a key before the server is asked
const SHOWN = 12; // names that are suggested of what is typed
const BEFORE = 100; // names that are there before anything is typed

/**
 * Bind a field: its text goes into the state under its own id when the reader has finished it.
 * @param {string} id of the field; its list is `id`-names
 * @param {string} type the class of what is named
 * @param {string} list path of the list of that class
 * @param {QueryParameters} [parameters] of the list, for the names before anything is typed
 * @returns {void}
 */
export function bindChoice(id, type, list, parameters = {}) {
  const field = elementById(id, HTMLInputElement);
  let timer = 0;
  const suggest = () => {
    const q = field.value.trim();
    const usual = { ...parameters, fields: ["name", "name_en"], limit: BEFORE };
    return fillNames(id, q ? "v1/suggest" : list, q ? { q, type, limit: SHOWN } : usual);
  };
  field.addEventListener("change", () => change({ [id]: field.value.trim() || null }));
  field.addEventListener("focus", () => void suggest());
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void suggest(), PAUSE);
  });
}

/**
 * Fill the list of a field with the names that the server has; it stays as it is where there is no answer.
 * @param {string} id
 * @param {string} path
 * @param {QueryParameters} parameters
 * @returns {Promise<void>}
 */
async function fillNames(id, path, parameters) {
  /** @type {{ items: Named[] } | null} */
  const answer = await ask(path, parameters, language()).catch(() => null);
  const named = (answer?.items ?? []).map((each) => each.title ?? localized(each.name, each.name_en));
  if (answer) fill(byId(`${id}-names`), named.map((value) => el("option", { value })));
}
