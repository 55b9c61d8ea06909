// What is known of a year, in words and as a row of a table.

import { el } from "./dom.js";
import { localized, message } from "./words.js";

/** @import { TimelineYear } from "../../types/page.js" */

const NAMED = 3; // of what is new; the others are counted

/**
 * What is known of a year, in one line.
 * @param {TimelineYear} each
 * @returns {string}
 */
export function yearInWords(each) {
  return [String(each.year), ...partsOf(each)].join(message("timeline.between"));
}

/**
 * The years in a table, the newest first; years of which nothing is known are left out.
 * @param {TimelineYear[]} years
 * @returns {HTMLElement}
 */
export function timelineTable(years) {
  const heads = ["year", "timeline.theme", "timeline.issuers", "timeline.activities", "timeline.new"];
  const rows = years.filter((each) => each.state !== "nothing").reverse();
  return el(
    "table",
    { class: "listing" },
    el("caption", {}, message("timeline.title")),
    el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, message(name))))),
    el("tbody", {}, rows.map(tableRow)),
  );
}

/**
 * The row of a year.
 * @param {TimelineYear} each
 * @returns {HTMLElement}
 */
function tableRow(each) {
  const activities = each.activities ? String(each.activities) : marked(each.stated);
  const cells = [marked(each.theme), marked(each.issuers), activities, newOf(each).join(message("timeline.between"))];
  return el("tr", {}, el("th", { scope: "row" }, String(each.year)), cells.map((text) => el("td", {}, text)));
}

/**
 * The parts of the line of a year.
 * @param {TimelineYear} each
 * @returns {string[]}
 */
function partsOf(each) {
  if (each.state === "nothing") return [message("timeline.nothing")];
  return [
    marked(each.theme),
    each.issuers ? message("timeline.signed", { count: marked(each.issuers) }) : "",
    each.rally ? message("timeline.rally", { date: marked(each.rally) }) : "",
    each.activities ? message("timeline.counted", { count: each.activities }) : "",
    each.stated ? message("timeline.stated", { count: marked(each.stated) }) : "",
    ...newOf(each),
    each.state === "register" ? message("timeline.register") : "",
  ].filter(Boolean);
}

/**
 * What was new in a year: types of activity, and agencies that sign.
 * @param {TimelineYear} each
 * @returns {string[]}
 */
function newOf({ types, joined }) {
  const names = types.map((row) => localized(row.type, row.type_en));
  const agencies = joined.map((row) => localized(row.agency, row.agency_en));
  return [
    names.length ? message("timeline.types", { names: few(names) }) : "",
    agencies.length ? message("timeline.joined", { names: few(agencies) }) : "",
  ].filter(Boolean);
}

/**
 * The first of some names, and how many there are.
 * @param {string[]} names
 * @returns {string}
 */
function few(names) {
  const first = names.slice(0, NAMED).join(message("timeline.and"));
  return names.length > NAMED ? message("timeline.others", { first, count: names.length }) : first;
}

/**
 * A fact, marked where it is not confirmed.
 * @param {{ value: string, sure: boolean } | null} fact
 * @returns {string}
 */
function marked(fact) {
  if (!fact) return "";
  return fact.sure ? fact.value : message("timeline.unsure", { value: fact.value });
}
