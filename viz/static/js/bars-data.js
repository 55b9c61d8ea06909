// Small bars over years: what is drawn of counts by year. Pure.

/** @import { Bar, Counts } from "../../types/page.js" */

const HEIGHT = 12;
const STEP = 6; // from the left of one bar to the left of the next
const WIDTH = 5;
const LEAST = 2; // height of one activity, which would else be invisible beside hundreds

/**
 * The bars of counts, one place for each year; a year without activities has none.
 * @param {Counts} counts by year
 * @param {number[]} years in order
 * @returns {Bar[]}
 */
export function barsOf(counts, years) {
  const most = Math.max(1, ...counts.values());
  return years.flatMap((year, place) => {
    const count = counts.get(String(year)) ?? 0;
    if (!count) return [];
    const height = Math.max(LEAST, Math.round((HEIGHT * count) / most));
    return [{ x: place * STEP, y: HEIGHT - height, width: WIDTH, height }];
  });
}

/**
 * Width and height of bars over some years.
 * @param {number} years how many
 * @returns {{ width: number, height: number }}
 */
export function sizeOf(years) {
  return { width: Math.max(1, years * STEP - (STEP - WIDTH)), height: HEIGHT };
}

/**
 * The counts in words: "2023: 3, 2025: 1".
 * @param {Counts} counts by year
 * @param {string} between what stands between two years
 * @returns {string}
 */
export function inWords(counts, between) {
  return [...counts].map(([year, count]) => `${year}: ${count}`).join(between);
}
