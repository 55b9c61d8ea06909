// One run of the query at a time: its request, what is said of it, and its problem.

import { byId, el, elementById, fill } from "./dom.js";
import { goTo, keepQuery, showParameters, written } from "./editor.js";
import { parametersOf, placeOf } from "./query-data.js";
import { Problem, send } from "./server.js";
import { language, message } from "./words.js";

/** @import { QueryPlace, Result } from "../../types/page.js" */

/** @type {AbortController | null} of the run that is going on */
let going = null;

/**
 * Run what is in the editor, and pass the result on: null for a problem, which stands below the editor.
 * @param {(result: Result | null) => void} ended
 * @returns {Promise<void>}
 */
export async function run(ended) {
  if (runButton().disabled) return;
  keepQuery();
  showError();
  const { query, parameters: text } = written();
  const parameters = checked(query, text);
  if (!parameters) return;
  const begun = performance.now();
  const { signal } = start();
  /** @type {Result | null} */
  let result = null;
  try {
    const answer = await send("v1/cypher", { query, parameters }, language(), signal);
    result = { answer, query, parameters, seconds: (performance.now() - begun) / 1000 };
    stop("");
  } catch (error) {
    stop(signal.aborted ? message("cypher.cancelled") : "");
    if (signal.aborted) return;
    explain(error, query);
  }
  ended(result);
}

/** Let a query be run, as soon as the page has its words and what the URL holds. */
export function allowRun() {
  runButton().disabled = Boolean(going);
}

/**
 * The button that runs the query; it cannot be pressed while one is run.
 * @returns {HTMLButtonElement}
 */
function runButton() {
  return elementById("run", HTMLButtonElement);
}

/** End the run that is going on; the server ends by its own limit. */
export function cancel() {
  going?.abort();
}

/** Let the button end the run. */
export function bindCancel() {
  byId("cancel").addEventListener("click", cancel);
}

/**
 * The parameters, where there is a query and they are JSON; otherwise null, and what is wrong is said.
 * @param {string} query
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
function checked(query, text) {
  if (!query.trim()) {
    showError(message("cypher.empty"));
    byId("query").focus();
    return null;
  }
  try {
    return parametersOf(text);
  } catch (error) {
    showParameters(true);
    showError(message("cypher.badParameters"), error instanceof Error ? error.message : "");
    byId("parameters").focus();
    return null;
  }
}

/**
 * Show that a run has begun.
 * @returns {AbortController}
 */
function start() {
  going = new AbortController();
  runButton().disabled = true;
  byId("cancel").hidden = false;
  byId("status").textContent = message("cypher.running");
  return going;
}

/**
 * Show that the run has ended.
 * @param {string} text
 * @returns {void}
 */
function stop(text) {
  going = null;
  runButton().disabled = false;
  if (document.activeElement === byId("cancel")) runButton().focus();
  byId("cancel").hidden = true;
  byId("status").textContent = text;
}

/**
 * Show why there is no answer: the words of the server, or that it cannot be reached.
 * @param {unknown} error
 * @param {string} query
 * @returns {void}
 */
function explain(error, query) {
  if (!(error instanceof Problem)) return showError(message("cypher.unreachable"));
  const { title, message: detail, status } = error;
  const heading = title || message("cypher.status", { status });
  return showError(heading, title === detail ? "" : detail, placeOf(query, detail));
}

/**
 * Show a problem with its place in the query; without a title there is none.
 * @param {string} [title]
 * @param {string} [detail]
 * @param {QueryPlace | null} [place]
 * @returns {void}
 */
export function showError(title = "", detail = "", place = null) {
  const box = byId("error");
  box.hidden = !title;
  fill(box, el("b", {}, title), detail ? el("p", {}, detail) : null, place ? placed(place) : null);
}

/**
 * The line of a place with the word marked, and a button that leads there.
 * @param {QueryPlace} place
 * @returns {HTMLElement[]}
 */
function placed(place) {
  const { line, column, before, at, after } = place;
  const on = { click: () => goTo(place) };
  return [
    el("pre", {}, before, el("mark", {}, at || " "), after),
    el("button", { type: "button", on }, message("cypher.place", { line, column })),
  ];
}
