// The list of what a search found, below its box.

import { byId, el, elementById, fill } from "./dom.js";
import { matchesOf, partsOf } from "./find-data.js";
import { classLabel } from "./model.js";
import { message } from "./words.js";

/**
 * @import { SearchHit, WordMatch } from "../../types/api.js"
 * @import { Child } from "../../types/page.js"
 */

/**
 * The search box.
 * @returns {HTMLInputElement}
 */
export function searchBox() {
  return elementById("find", HTMLInputElement);
}

/**
 * Draw the number of hits of each kind, as buttons that show that kind alone.
 * @param {Record<string, number>} totals
 * @param {string} chosen the kind that alone is shown; "" for all
 * @returns {void}
 */
export function drawKinds(totals, chosen) {
  const buttons = Object.entries(totals).map(([kind, count]) => {
    const pressed = { pressed: String(kind === chosen) };
    const text = message("find.totals", { kind: classLabel(kind), count });
    return el("button", { type: "button", data: { kind }, aria: pressed }, text);
  });
  fill(byId("found-kinds"), buttons);
}

/**
 * Draw the hits.
 * @param {SearchHit[]} hits
 * @param {boolean} more whether others follow
 * @returns {void}
 */
export function drawHits(hits, more) {
  byId("found-note").textContent = hits.length ? "" : message("find.none");
  const further = { role: "option", class: "further", data: { place: hits.length } };
  fill(byId("found"), hits.map(hitOption), more ? el("li", further, message("find.more")) : null);
}

/**
 * Show which option Enter chooses.
 * @param {number} place -1 for none
 * @returns {void}
 */
export function markOption(place) {
  const options = [...byId("found").children];
  options.forEach((each, index) => {
    each.id = `found-${index}`;
    each.setAttribute("aria-selected", String(index === place));
  });
  const chosen = options[place];
  if (chosen) searchBox().setAttribute("aria-activedescendant", chosen.id);
  else searchBox().removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}

/**
 * Open or close the list.
 * @param {boolean} open
 * @returns {void}
 */
export function openList(open) {
  byId("found-box").hidden = !open;
  searchBox().setAttribute("aria-expanded", String(open));
}

/**
 * A hit as an option: kind, title, and the words elsewhere.
 * @param {SearchHit} hit
 * @param {number} index
 * @returns {HTMLElement}
 */
function hitOption(hit, index) {
  const { title, other } = matchesOf(hit);
  const year = hit.year ? ` ${hit.year}` : "";
  return el(
    "li",
    { role: "option", data: { place: index } },
    el("small", {}, classLabel(hit.type) + year),
    el("span", { class: "hit-title", lang: "zh-CN" }, title ? markedText(title) : hit.title),
    el("span", { class: "hit-page", title: message("find.pageHint"), data: { open: "page" } }, message("find.page")),
    other ? el("span", { class: "hit-words" }, markedText(other)) : null,
  );
}

/**
 * The text of a match with its words marked.
 * @param {WordMatch} match
 * @returns {Child[]}
 */
function markedText({ text, marks }) {
  return partsOf(text, marks).map((part) => (part.marked ? el("mark", {}, part.text) : part.text));
}
