// Where a reader begins: questions in plain words, and the answer of the one that is chosen.

import { el } from "./dom.js";
import { ask } from "./server.js";
import { urlOf } from "./server-data.js";
import { changeOf, shownOf } from "./starts-data.js";
import { change } from "./state.js";
import { language, localized, message } from "./words.js";

/**
 * @import { Answer } from "../../types/api.js"
 * @import { Start, StartRow } from "../../types/page.js"
 */

const SHOWN = 100; // rows of an answer; the file has all

/**
 * The questions.
 * @returns {Promise<Start[]>}
 */
export function starts() {
  return ask("static/starts.json");
}

/**
 * The questions as a list of buttons.
 * @returns {Promise<HTMLElement>}
 */
export async function startList() {
  const items = (await starts()).map((start) => {
    const click = () => change(changeOf(start), { push: true });
    return el("li", {}, el("button", { type: "button", class: "link", on: { click } }, localized(start.zh, start.en)));
  });
  return el("ul", { class: "starts" }, items);
}

/**
 * The title and the answer of a question; null where there is none of that id.
 * @param {string} id
 * @returns {Promise<{ title: string, body: HTMLElement } | null>}
 */
export async function startAnswer(id) {
  const start = (await starts()).find((each) => each.id === id);
  if (!start?.question) return null;
  const path = `v1/questions/${start.question}`;
  /** @type {Answer} */
  const answer = await ask(path, { ...start.parameters, limit: SHOWN });
  const { heads, rows } = shownOf(start, answer, language());
  const head = el("tr", {}, heads.map((text) => el("th", { scope: "col" }, text)));
  const table = el("table", { class: "listing answer" }, el("thead", {}, head), el("tbody", {}, rows.map(answerRow)));
  const href = urlOf(path, { ...start.parameters, format: "csv" });
  const file = el("a", { href, download: true }, message("start.file"));
  const click = () => change({ start: null }, { push: true });
  const back = el("button", { type: "button", class: "link", on: { click } }, message("start.back"));
  const count = { count: rows.length };
  const note = answer.next ? message("start.first", count) : message("start.count", count);
  return {
    title: localized(start.zh, start.en),
    body: el("div", {}, el("p", { class: "start-note" }, back, " ", note, " ", file), table),
  };
}

/**
 * A row of an answer; its first cell leads to what the row is about.
 * @param {StartRow} row
 * @returns {HTMLElement}
 */
function answerRow({ texts, change: lead }) {
  const [first = "", ...others] = texts;
  const click = () => lead && change(lead, { push: true });
  const cell = lead ? el("button", { type: "button", on: { click } }, first) : first;
  return el("tr", {}, el("td", {}, cell), others.map((text) => el("td", {}, text)));
}
