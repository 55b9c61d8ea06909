// The lists of a comparison: what both sides have, and what only one has.

import { el } from "./dom.js";
import { nameOf } from "./page-heading.js";
import { pageLink } from "./sections.js";
import { localized, message } from "./words.js";

/** @import { Child, Comparison, Named, Side } from "../../types/page.js" */

/**
 * Named things of both sides and of one: issuers, or themes and slogans.
 * @param {HTMLElement} place their section
 * @param {Comparison<Named>} found
 * @param {[Side, Side]} pair
 * @param {string | null} type of which each has a page
 * @returns {HTMLElement}
 */
export function drawNamed(place, found, pair, type) {
  const draw = (/** @type {Named} */ { id, name, name_en: en }) =>
    type ? pageLink(type, id, localized(name, en)) : name;
  const shared = found.both.flatMap(({ left }) => left.slice(0, 1));
  const both = listOf(message("compare.both", { count: shared.length }), shared.map(draw), false);
  place.append(oneSided(found, pair, draw), both);
  return place;
}

/**
 * What only the left and only the right side has, beside each other.
 * @template Item
 * @param {Comparison<Item>} found
 * @param {[Side, Side]} pair
 * @param {(item: Item) => Child} draw
 * @returns {HTMLElement}
 */
export function oneSided(found, [left, right], draw) {
  const label = (/** @type {Side} */ { entity }, /** @type {number} */ count) =>
    message("compare.only", { name: nameOf(entity), count });
  return el(
    "div",
    { class: "two" },
    listOf(label(left, found.left.length), found.left.map(draw), true),
    listOf(label(right, found.right.length), found.right.map(draw), true),
  );
}

/**
 * A list folded behind its label.
 * @param {string} label
 * @param {Child[]} items
 * @param {boolean} open
 * @returns {HTMLElement}
 */
function listOf(label, items, open) {
  const list = el("ul", { class: "lines" }, items.map((item) => el("li", {}, item)));
  return el("details", { open: open && items.length > 0 }, el("summary", {}, label), list);
}
