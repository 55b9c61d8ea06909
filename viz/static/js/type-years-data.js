// Numbers of activities by type and year, from the rows of a question. Pure.

/**
 * @import { TypeYearRow } from "../../types/api.js"
 * @import { TypeYears } from "../../types/page.js"
 */

const STEPS = 5; // of shade

/**
 * The types and years that have any activities.
 * @param {TypeYearRow[]} rows
 * @returns {TypeYears}
 */
export function typeYears(rows) {
  /** @type {Map<string, TypeYears["types"][0]>} */
  const types = new Map();
  const some = rows.filter(({ activities }) => activities > 0);
  for (const { type_id: id, type: name, type_en: nameEn, year, activities } of some) {
    const type = types.get(id) ?? { id, name, name_en: nameEn, counts: new Map(), total: 0 };
    type.counts.set(year, (type.counts.get(year) ?? 0) + activities);
    type.total += activities;
    types.set(id, type);
  }
  const years = [...new Set(some.map(({ year }) => year))].sort((one, other) => one - other);
  const counts = [...types.values()].flatMap((type) => [...type.counts.values()]);
  const sorted = [...types.values()].sort((one, other) => other.total - one.total);
  return { years, types: sorted, most: Math.max(0, ...counts) };
}

/**
 * The shade of a number among those up to the most, from 0 for none to 5.
 * @param {number} count
 * @param {number} most
 * @returns {number}
 */
export function shade(count, most) {
  return count > 0 ? Math.ceil((STEPS * count) / Math.max(count, most)) : 0;
}
