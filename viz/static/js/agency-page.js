// The page of an agency: names, history, record over years, partners, series, place among others.

import { el } from "./dom.js";
import { classLabel, relationLabel, valueLabel } from "./model.js";
import { actorClass } from "./page-data.js";
import { half, names, noticeTable, noticeTitles, properties, quoteCell, related } from "./page-tables.js";
import { labelled, pageLink, section, table } from "./sections.js";
import { ask, rows } from "./server.js";
import { change } from "./state.js";
import { drawHistory, revealFocus } from "./succession.js";
import { typeYearTable } from "./type-years.js";
import { language, localized, message } from "./words.js";

/**
 * @import { NamedEntity, Page, PartnerRow, RecordRow, WholeEntity } from "../../types/api.js"
 * @import { State } from "../../types/page.js"
 */

const HIDDEN = ["name", "pinyin", "former_ids", "campaign_scope"]; // in the heading, or of no use to a reader

/**
 * Draw an agency, with or without its predecessors.
 * @param {WholeEntity} entity
 * @param {State} state
 * @returns {Promise<{ sections: Element[], show: () => void }>}
 */
export async function agencyPage(entity, { rollup }) {
  const asked = { agency: entity.id, rollup: rollup ? "true" : null };
  /** @type {Promise<Page<NamedEntity>>} */
  const listed = ask("v1/series", { ...asked, limit: 500 }, language());
  const [history, record, types, partners, series, titles] = await Promise.all([
    rows("agency-through-predecessors", { agency: entity.id }),
    rows("agency-record", asked),
    rows("types-by-year", asked),
    rows("co-organizers", asked),
    listed,
    noticeTitles(),
  ]);
  const acts = (/** @type {string} */ act) => record.filter((row) => row.act === act);
  const counts = typeYearTable(message("record.byYear"), types, rollup ? null : `${entity.type}/${entity.id}`);
  return {
    sections: [
      half(properties(entity, HIDDEN)),
      half(place(entity)),
      drawHistory(history, entity.id),
      section("record", message("agency.record"), predecessors(rollup), counts, organised(acts("organized"))),
      section("notices", message("agency.notices"), noticeTable(acts("issued"), titles)),
      half(section("partners", message("agency.partners"), partnerTable(partners))),
      half(section("series", message("agency.series"), seriesList(series.items))),
    ],
    show: revealFocus,
  };
}

/**
 * Superior and subordinate agencies, region, kind and reforms.
 * @param {WholeEntity} entity
 * @returns {HTMLElement}
 */
function place(entity) {
  const pairs = related(entity, {
    "SUBORDINATE_TO out": message("agency.superior"),
    "SUBORDINATE_TO in": message("agency.subordinate"),
    "HAS_JURISDICTION out": classLabel("Region"),
    "OF_KIND out": relationLabel("OF_KIND"),
    "RESULT in": message("agency.resultOf"),
    "ORIGINAL in": message("agency.originalOf"),
  });
  const none = pairs.length ? null : el("p", { class: "hint" }, message("agency.noPlace"));
  return section("place", message("agency.place"), labelled(pairs), none);
}

/**
 * The button that counts predecessors in, or not.
 * @param {string | undefined} rollup
 * @returns {HTMLElement}
 */
function predecessors(rollup) {
  const on = { click: () => change({ rollup: rollup ? null : "yes" }) };
  const button = { type: "button", id: "rollup", aria: { pressed: String(Boolean(rollup)) }, on };
  const help = el("small", {}, message("agency.rollupHelp"));
  return el("p", { class: "switch" }, el("button", button, message("agency.rollup")), help);
}

/**
 * The activities that an agency organised.
 * @param {RecordRow[]} record
 * @returns {HTMLElement}
 */
function organised(record) {
  if (!record.length) return el("p", { class: "hint" }, message("agency.noActivities"));
  const newest = [...record].reverse();
  return table(message("record.activities", { count: record.length }), [
    { title: message("year"), cell: (row) => String(row.year) },
    { title: classLabel("Activity"), cell: (row) => pageLink("Activity", row.subject_id, row.subject) },
    { title: message("record.type"), cell: (row) => (language() === "zh" ? row.types : row.types_en).join("; ") },
    { title: message("record.role"), cell: (row) => (row.role ? valueLabel("role", row.role) : "—") },
    { title: message("notice.basis"), cell: (row) => (row.basis ? valueLabel("basis", row.basis) : "—") },
    { title: message("record.body"), cell: (row) => pageLink(actorClass(row.body_id), row.body_id, row.body) },
    { title: message("list.quote"), cell: quoteCell },
  ], newest);
}

/**
 * The partners of an agency.
 * @param {PartnerRow[]} partners
 * @returns {HTMLElement}
 */
function partnerTable(partners) {
  if (!partners.length) return el("p", { class: "hint" }, message("agency.noPartners"));
  return table(message("agency.partnersCaption", { count: partners.length }), [
    {
      title: message("agency.partner"),
      cell: ({ other_id: id, other, other_en: en }) => pageLink(actorClass(id), id, localized(other, en)),
    },
    { title: message("record.count"), cell: (row) => String(row.activities), number: true },
    { title: message("year"), cell: (row) => row.years.join("、") },
  ], partners);
}

/**
 * The series that an agency takes part in.
 * @param {NamedEntity[]} series
 * @returns {HTMLElement}
 */
function seriesList(series) {
  if (!series.length) return el("p", { class: "hint" }, message("agency.noSeries"));
  return names("ActivitySeries", series);
}
