// The page of a series: its occurrences over the years, and how its name has changed.

import { el } from "./dom.js";
import { noticeTitles, properties } from "./page-tables.js";
import { pageLink, section, table } from "./sections.js";
import { rows } from "./server.js";
import { valueLabel } from "./model.js";
import { message } from "./words.js";
import { changed } from "./wording.js";
import { wordings } from "./wordings-data.js";

/** @import { OccurrenceRow, WholeEntity } from "../../types/api.js" */

const HIDDEN = ["name", "pinyin", "former_ids"];

/**
 * Draw a series.
 * @param {WholeEntity} entity
 * @returns {Promise<{ sections: Element[] }>}
 */
export async function seriesPage(entity) {
  const [found, titles] = await Promise.all([rows("series-occurrences", { series: entity.id }), noticeTitles()]);
  return {
    sections: [
      properties(entity, HIDDEN),
      section("wordings", message("series.wordings"), drawWordings(found)),
      section("occurrences", message("series.occurrences"), occurrences(found, titles)),
    ],
  };
}

/**
 * The wordings in their order, with the letters that the one before did not have.
 * @param {OccurrenceRow[]} found
 * @returns {HTMLElement}
 */
function drawWordings(found) {
  const list = wordings(found);
  const items = list.map(({ name, years, count }, place) => {
    const before = list[place - 1];
    return el(
      "tr",
      {},
      el("th", { scope: "row", class: "years" }, years.join("、") || message("year.unknown")),
      el("td", { lang: "zh-CN" }, before ? changed(name, before.name) : name),
      el("td", { class: "number" }, String(count)),
    );
  });
  const heads = [message("year"), message("series.wording"), message("record.count")];
  const top = el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)));
  const caption = el("caption", {}, message("series.wordingsCaption", { count: list.length }));
  return el("table", {}, caption, el("thead", {}, top), el("tbody", {}, items));
}

/**
 * The occurrences, one a row.
 * @param {OccurrenceRow[]} found
 * @param {Map<string, string>} titles of notices
 * @returns {HTMLElement}
 */
function occurrences(found, titles) {
  return table(message("series.occurrencesCaption", { count: found.length }), [
    { title: message("year"), cell: (row) => String(row.year ?? message("year.unknown")) },
    { title: message("series.name"), cell: (row) => pageLink("Activity", row.activity, row.name) },
    { title: message("record.notice"), cell: (row) => pageLink("Notice", row.notice, titles.get(row.notice)) },
    { title: message("series.section"), cell: (row) => row.section ?? "—" },
    { title: message("series.certainty"), cell: (row) => valueLabel("certainty", row.certainty) },
    { title: message("series.rule"), cell: (row) => (row.rule ? valueLabel("rule", row.rule) : "—") },
    { title: message("list.quote"), cell: (row) => row.quote },
  ], found);
}
