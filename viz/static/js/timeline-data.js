// The timeline: what is known of each year. Pure.

import { countsOf } from "./counts-data.js";

/**
 * @import { CoverageRow, RegisterRow, IssuerChangeRow, LevelRow, NewTypeRow } from "../../types/api.js"
 * @import { TimelineYear } from "../../types/page.js"
 */

/**
 * @typedef {{ covered: CoverageRow[], facts: RegisterRow[], levels: LevelRow[], types: NewTypeRow[],
 *   joined: IssuerChangeRow[] }} TimelineAnswers
 */

/**
 * The years from the first to the last of which anything is known, each with what is known of it.
 * @param {TimelineAnswers} answers
 * @returns {TimelineYear[]}
 */
export function timelineOf({ covered, facts, levels, types, joined }) {
  const counts = countsOf(levels.find((row) => row.level === "all")?.years ?? []);
  const registered = covered.filter((row) => row.extent !== "nothing").map((row) => row.year);
  const known = [...registered, ...[...counts.keys()].map(Number)];
  if (!known.length) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const year = first + place;
    const own = facts.filter((row) => row.year === year);
    const activities = counts.get(String(year)) ?? 0;
    return {
      year,
      state: activities ? "notice" : registered.includes(year) ? "register" : "nothing",
      theme: factOf(own, "theme"),
      issuers: factOf(own, "joint_issuers"),
      rally: factOf(own, "rally_date"),
      activities,
      stated: activities ? null : factOf(own, "activities"),
      types: types.filter((row) => row.year === year),
      joined: joined.filter((row) => row.year === year),
    };
  });
}

/**
 * What is known of a fact: what a notice states, else what a register confirms, else what it has.
 * @param {RegisterRow[]} rows of one year
 * @param {string} fact
 * @returns {{ value: string, sure: boolean } | null}
 */
function factOf(rows, fact) {
  const own = rows.filter((row) => row.fact === fact);
  const best =
    own.find((row) => row.basis === "notice") ?? own.find((row) => row.status === "confirmed") ?? own[0];
  return best ? { value: best.value, sure: best.status !== "unconfirmed" } : null;
}

/**
 * The height of the bar of a year, a part of 1; the root, so that a year of few is seen beside one of many.
 * @param {number} activities
 * @param {number} most
 * @returns {number}
 */
export function heightOf(activities, most) {
  return activities ? Math.max(0.15, Math.sqrt(activities / Math.max(most, 1))) : 0;
}
