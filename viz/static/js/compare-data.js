// Two sides compared: what both have, and what only one has. Pure.

import { likeness } from "./differing-data.js";

/**
 * @import { ActivityRow } from "../../types/api.js"
 * @import { Comparison } from "../../types/page.js"
 */

/**
 * The items of two sides by their keys: those that share one, in their order on the left, and those of one side alone.
 * @template Item
 * @param {Item[]} left
 * @param {Item[]} right
 * @param {(item: Item) => string[]} keysOf
 * @returns {Comparison<Item>}
 */
export function compared(left, right, keysOf) {
  const [mine, theirs] = [grouped(left, keysOf), grouped(right, keysOf)];
  const alone = (/** @type {Item[]} */ items, /** @type {Map<string, Item[]>} */ other) =>
    items.filter((item) => !keysOf(item).some((key) => other.has(key)));
  const both = [...mine].flatMap(([key, items]) => {
    const found = theirs.get(key);
    return found ? [{ left: items, right: found }] : [];
  });
  return { both, left: alone(left, theirs), right: alone(right, mine) };
}

/**
 * The keys by which activities are the same: their series, or else the name without years and punctuation.
 * @param {Map<string, string[]>} series of activities by id
 * @returns {(row: ActivityRow) => string[]}
 */
export function activityKeys(series) {
  return ({ activity_id: id, activity }) => series.get(id) ?? [bareName(activity)];
}

/**
 * A name without years, punctuation and blanks.
 * @param {string} name
 * @returns {string}
 */
export function bareName(name) {
  return name.normalize("NFKC").replace(/(19|20)\d\d年?/g, "").replace(/[\p{P}\p{S}\p{Z}\s]/gu, "") || name;
}

/**
 * The number of activities of each type on both sides, the most frequent first.
 * @param {ActivityRow[]} left
 * @param {ActivityRow[]} right
 * @returns {{ id: string, name: string, name_en: string, left: number, right: number }[]}
 */
export function typeCounts(left, right) {
  /** @type {Map<string, { id: string, name: string, name_en: string, left: number, right: number }>} */
  const found = new Map();
  const add = (/** @type {ActivityRow} */ row, /** @type {"left" | "right"} */ side) =>
    row.type_ids.forEach((id, place) => {
      const [name = id, nameEn = id] = [row.types[place], row.types_en[place]];
      const type = found.get(id) ?? { id, name, name_en: nameEn, left: 0, right: 0 };
      type[side] += 1;
      found.set(id, type);
    });
  for (const row of left) add(row, "left");
  for (const row of right) add(row, "right");
  return [...found.values()].sort((one, other) => other.left + other.right - one.left - one.right);
}

/**
 * The item whose words are most like a text.
 * @template Item
 * @param {string} text
 * @param {Item[]} items
 * @param {(item: Item) => string} wordsOf
 * @returns {Item | undefined}
 */
export function nearest(text, items, wordsOf) {
  const alike = (/** @type {Item} */ item) => likeness(text, wordsOf(item));
  return [...items].sort((one, other) => alike(other) - alike(one))[0];
}

/**
 * The items of each key.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => string[]} keysOf
 * @returns {Map<string, Item[]>}
 */
function grouped(items, keysOf) {
  const found = new Map();
  for (const item of items) for (const key of keysOf(item)) found.set(key, [...(found.get(key) ?? []), item]);
  return found;
}
