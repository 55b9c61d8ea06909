// Choosing what an entity is compared with: other years by a button each, anything else by its name.

import { isComparable } from "./compare-sides.js";
import { el, fill } from "./dom.js";
import { classLabel } from "./model.js";
import { ask } from "./server.js";
import { change } from "./state.js";
import { language, message } from "./words.js";

/**
 * @import { Page, SearchAnswer, WholeEntity } from "../../types/api.js"
 */

const HITS = 8;
const MOST = 500; // campaigns of a scope
const PAUSE = 150; // milliseconds without a key before the server is asked

/**
 * What opens the choice; null for an entity of a class that is not compared.
 * @param {WholeEntity} entity
 * @returns {HTMLElement | null}
 */
export function compareChoice(entity) {
  if (!isComparable(entity.type)) return null;
  const place = el("div", { class: "choice" });
  const box = el("details", { class: "compare" }, el("summary", {}, message("compare")), place);
  box.addEventListener("toggle", () => {
    if (!box.open || place.childElementCount) return;
    if (entity.type === "Campaign") void offerYears(place, entity);
    else offerSearch(place, entity);
  });
  return box;
}

/**
 * Offer the other years of a scope.
 * @param {HTMLElement} place
 * @param {WholeEntity} entity
 * @returns {Promise<void>}
 */
async function offerYears(place, { id, scope }) {
  /** @type {Page<{ id: string, year: number }>} */
  const { items } = await ask("v1/campaigns", { scope: String(scope), limit: MOST }, language());
  const others = items.filter((each) => each.id !== id).sort((one, other) => other.year - one.year);
  fill(place, el("p", { class: "cite-ways" }, others.map((each) => choice(`Campaign/${each.id}`, String(each.year)))));
}

/**
 * Offer a search among the entities of the same class.
 * @param {HTMLElement} place
 * @param {WholeEntity} entity
 * @returns {void}
 */
function offerSearch(place, { type, id }) {
  const found = el("p", { class: "cite-ways", role: "status" });
  const box = el("input", { type: "search", autocomplete: "off", maxlength: 200 });
  let timer = 0;
  let latest = 0;
  const search = async () => {
    const turn = (latest += 1);
    /** @type {SearchAnswer} */
    const { items } = box.value.trim()
      ? await ask("v1/search", { q: box.value, type, limit: HITS }, language())
      : { items: [], totals: {}, next: null };
    if (turn !== latest) return;
    const others = items.filter((hit) => hit.id !== id);
    const none = box.value.trim() && !others.length ? message("find.none") : null;
    fill(found, none, others.map((hit) => choice(`${type}/${hit.id}`, hit.title)));
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), PAUSE);
  });
  fill(place, el("label", {}, message("compare.with", { kind: classLabel(type) }), " ", box), found);
  box.focus();
}

/**
 * A button that compares with an entity.
 * @param {string} against
 * @param {string} name
 * @returns {HTMLElement}
 */
function choice(against, name) {
  const on = { click: () => change({ against, span: null }, { push: true }) };
  return el("button", { type: "button", on }, name);
}
