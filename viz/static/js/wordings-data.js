// The wordings of a series in the order of their first year. Pure.

/** @import { OccurrenceRow } from "../../types/api.js" */

/**
 * Each name once, with its years and the number of occurrences.
 * @param {OccurrenceRow[]} rows
 * @returns {{ name: string, years: number[], count: number }[]}
 */
export function wordings(rows) {
  /** @type {Map<string, { name: string, years: number[], count: number }>} */
  const found = new Map();
  const sorted = [...rows].sort((one, other) => (one.year ?? Infinity) - (other.year ?? Infinity));
  for (const { name, year } of sorted) {
    const wording = found.get(name) ?? { name, years: [], count: 0 };
    wording.count += 1;
    if (year !== null && !wording.years.includes(year)) wording.years.push(year);
    found.set(name, wording);
  }
  return [...found.values()];
}
