// The editor: query and parameters, kept in the URL while they are written.

import { elementById } from "./dom.js";
import { change } from "./state.js";

/** @import { Example, QueryPlace, State } from "../../types/page.js" */

const PAUSE = 300; // ms after the last key: a URL for every key would be more than browsers take
let timer = 0;
/** @type {{ query?: string, parameters?: string }} as the URL last held them */
let known = {};

/**
 * A field of the editor.
 * @param {"query" | "parameters"} name
 * @returns {HTMLTextAreaElement}
 */
function field(name) {
  return elementById(name, HTMLTextAreaElement);
}

/**
 * What is written, as the URL keeps it.
 * @returns {{ query: string, parameters: string }}
 */
export function written() {
  return { query: field("query").value, parameters: field("parameters").value };
}

/**
 * Fill the editor with what the URL holds, where that is not what it was made from. Nothing is run.
 * @param {State} state
 * @returns {boolean} whether the query is another
 */
export function showQuery({ query = "", parameters = "" }) {
  const other = query !== (known.query ?? "");
  if (other) field("query").value = query;
  if (parameters !== (known.parameters ?? "")) field("parameters").value = parameters;
  if (other) showParameters(Boolean(parameters));
  known = { query, parameters };
  return other;
}

/** Write into the URL what is in the editor, at once. */
export function keepQuery() {
  clearTimeout(timer);
  known = written();
  change(known);
}

/**
 * Put an example into the editor; the browser's back button brings back what was there.
 * @param {Example} example
 * @returns {void}
 */
export function showExample({ query, parameters }) {
  keepQuery();
  change({ query, parameters }, { push: true });
  field("query").scrollTop = 0;
  field("query").focus();
}

/**
 * Show the parameters, or fold them away.
 * @param {boolean} open
 * @returns {void}
 */
export function showParameters(open) {
  elementById("parameters-box", HTMLDetailsElement).open = open;
}

/**
 * Put the cursor on a place of the query.
 * @param {QueryPlace} place
 * @returns {void}
 */
export function goTo({ offset, at }) {
  field("query").focus();
  field("query").setSelectionRange(offset, offset + at.length);
}

/**
 * Keep in the URL what is written, and run it on Ctrl or Cmd with Enter. Tab leaves the fields, as everywhere.
 * @param {() => void} run
 * @returns {void}
 */
export function bindEditor(run) {
  for (const name of /** @type {const} */ (["query", "parameters"])) {
    field(name).addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keepQuery, PAUSE);
    });
    field(name).addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      run();
    });
  }
  const form = elementById("form", HTMLFormElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
}
