// Two years, agencies, regions or notices side by side: what both have, and what only one has, with the words.

import { activityKeys, compared, nearest, typeCounts } from "./compare-data.js";
import { drawNamed, oneSided } from "./compare-lists.js";
import { seriesOfActivities, sideOf } from "./compare-sides.js";
import { el } from "./dom.js";
import { nameOf } from "./page-heading.js";
import { pageLink, section, table } from "./sections.js";
import { change } from "./state.js";
import { changed } from "./wording.js";
import { localized, message } from "./words.js";

/**
 * @import { ActivityRow, WholeEntity } from "../../types/api.js"
 * @import { Comparison, Named, Side } from "../../types/page.js"
 */

/**
 * Draw the comparison of two entities of one class.
 * @param {WholeEntity} one
 * @param {WholeEntity} other
 * @returns {Promise<{ sections: Element[], show?: undefined }>}
 */
export async function comparePage(one, other) {
  const [left, right, series] = await Promise.all([sideOf(one), sideOf(other), seriesOfActivities()]);
  const activities = compared(left.activities, right.activities, activityKeys(series));
  const parts = [sides(left, right), types(left, right), drawActivities(activities, left, right)];
  const lists = /** @type {[string, string, Named[] | null, Named[] | null, string | null][]} */ ([
    ["issuers", message("campaign.issuers"), left.issuers, right.issuers, "Agency"],
    ["words", message("campaign.words"), left.words, right.words, null],
  ]);
  for (const [id, title, mine, theirs, type] of lists) {
    if (!mine || !theirs) continue;
    const found = compared(mine, theirs, (each) => [each.id]);
    parts.push(drawNamed(section(id, title), found, [left, right], type));
  }
  return { sections: parts };
}

/**
 * The two sides with their pages, and the buttons that swap them or end the comparison.
 * @param {Side} left
 * @param {Side} right
 * @returns {HTMLElement}
 */
function sides({ entity: one }, { entity: other }) {
  const [node, against] = [one, other].map(({ type, id }) => `${type}/${id}`);
  const swap = { click: () => change({ node: against, against: node }, { push: true }) };
  const end = { click: () => change({ against: null }, { push: true }) };
  const names = [one, other].map((each) => pageLink(each.type, each.id, nameOf(each)));
  return section(
    "sides",
    message("compare.sides"),
    el("p", {}, names[0], ` ${message("compare.and")} `, names[1]),
    el("p", { class: "cite-ways" }, [
      el("button", { type: "button", on: swap }, message("compare.swap")),
      el("button", { type: "button", on: end }, message("compare.end")),
    ]),
    el("p", { class: "hint" }, message("compare.how")),
  );
}

/**
 * The number of activities of each type on both sides.
 * @param {Side} left
 * @param {Side} right
 * @returns {HTMLElement}
 */
function types(left, right) {
  const counts = typeCounts(left.activities, right.activities);
  const numbers = { left: left.activities.length, right: right.activities.length };
  return section("types", message("campaign.types"), table(message("compare.activities", numbers), [
    {
      title: message("record.type"),
      cell: ({ id, name, name_en: en }) => pageLink("ActivityType", id, localized(name, en)),
    },
    { title: nameOf(left.entity), cell: (row) => String(row.left), number: true },
    { title: nameOf(right.entity), cell: (row) => String(row.right), number: true },
  ], counts));
}

/**
 * The activities of both sides with the letters in which they differ, and those of one side.
 * @param {Comparison<ActivityRow>} found
 * @param {Side} left
 * @param {Side} right
 * @returns {HTMLElement}
 */
function drawActivities(found, left, right) {
  const words = (/** @type {ActivityRow[]} */ own, /** @type {ActivityRow[]} */ others) =>
    el("ul", { class: "lines", lang: "zh-CN" }, own.map((row) => el("li", {}, worded(row, others))));
  const both = table(message("compare.both", { count: found.both.length }), [
    { title: nameOf(left.entity), cell: (pair) => words(pair.left, pair.right) },
    { title: nameOf(right.entity), cell: (pair) => words(pair.right, pair.left) },
  ], found.both);
  const link = (/** @type {ActivityRow} */ row) => pageLink("Activity", row.activity_id, row.activity);
  const alone = oneSided(found, [left, right], link);
  return section("activities", message("compare.title"), found.both.length ? both : null, alone);
}

/**
 * An activity, in which the letters are marked that the likest of others does not have.
 * @param {ActivityRow} row
 * @param {ActivityRow[]} others
 * @returns {HTMLElement}
 */
function worded(row, others) {
  const like = nearest(row.activity, others, (each) => each.activity);
  return pageLink("Activity", row.activity_id, like ? changed(row.activity, like.activity) : row.activity);
}
