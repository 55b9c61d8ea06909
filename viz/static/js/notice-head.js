// What stands above and below the text of a notice: issuers, dates, warnings, forwarding, corrections.

import { citeBox } from "./citation.js";
import { correctionOf, warningOf } from "./corrections-data.js";
import { el } from "./dom.js";
import { described, relationLabel } from "./model.js";
import { flow, labelled, pageLink, section, table } from "./sections.js";
import { localized, message } from "./words.js";

/**
 * @import { FactRow, RelatedItem, WholeEntity } from "../../types/api.js"
 * @import { Child, TableColumn } from "../../types/page.js"
 * @import { Correction } from "./corrections-data.js"
 */

// Read below, in the heading of the page, or of no use to a reader.
const ELSEWHERE = [
  "text", "title", "fingerprint", "sha256", "number_key", "title_key", "former_ids", "issuing_agency", "warnings",
  "corrections", "issuers_complete",
];
const LONG = 6; // issuers beyond which they are folded

/**
 * The head: properties, campaigns, issuers in their order, warnings.
 * @param {WholeEntity} entity
 * @param {FactRow[]} facts
 * @returns {HTMLElement}
 */
export function drawNoticeHead(entity, facts) {
  const warnings = texts(entity.warnings).map(warningOf);
  return section(
    "head",
    message("notice.head"),
    labelled([...described("Notice", entity, ELSEWHERE), ...campaigns(facts)]),
    issuers(facts),
    entity.issuers_complete === false ? el("p", { class: "hint" }, message("notice.incomplete")) : null,
    citeBox(entity, null),
    warnings.length ? el("h3", {}, message("notice.warnings")) : null,
    warnings.length ? el("ul", { class: "warnings" }, warnings.map((each) => el("li", {}, each))) : null,
  );
}

/**
 * The sections below the text: what it forwards and cites and by whom it is, and how it was corrected.
 * @param {WholeEntity} entity
 * @param {FactRow[]} facts
 * @returns {HTMLElement[]}
 */
export function drawNoticeTail(entity, facts) {
  const corrections = texts(entity.corrections).map(correctionOf);
  const tied = section("around", message("notice.around"), labelled(around(entity)));
  if (!corrections.length) return [tied];
  const mentions = facts.filter((each) => each.relation === "MENTIONED_IN");
  const names = new Map(mentions.map((each) => [each.subject_id, each.subject]));
  const caption = message("correction.caption", { count: corrections.length });
  const listed = table(caption, correctionColumns(names), corrections);
  return [tied, section("corrections", message("notice.corrections"), listed)];
}

/**
 * The columns of the table of corrections.
 * @param {Map<string, string | null>} names of the activities of the notice
 * @returns {TableColumn<Correction>[]}
 */
function correctionColumns(names) {
  const linked = (/** @type {Correction} */ { activity }) =>
    activity && names.has(activity) ? pageLink("Activity", activity, names.get(activity)) : (activity ?? "—");
  return [
    { title: message("correction.what"), cell: (each) => each.what },
    { title: message("correction.activity"), cell: linked },
    { title: message("correction.reason"), cell: (each) => localized(...each.reason) },
    { title: message("correction.source"), cell: (each) => localized(...each.source) },
    { title: message("correction.by"), cell: (each) => each.by },
  ];
}

/**
 * The campaigns that the notice announces.
 * @param {FactRow[]} facts
 * @returns {[string, Child][]}
 */
function campaigns(facts) {
  const found = facts.filter((each) => each.relation === "ANNOUNCES");
  if (!found.length) return [];
  const name = (/** @type {FactRow} */ each) => localized(each.object, each.object_en);
  const links = found.map((each) => pageLink("Campaign", each.object_id, name(each)));
  return [[relationLabel("ANNOUNCES"), flow(links)]];
}

/**
 * The issuers in the order of their signatures; many are folded.
 * @param {FactRow[]} facts
 * @returns {HTMLElement | null}
 */
function issuers(facts) {
  const found = facts.filter((each) => each.relation === "ISSUED");
  if (!found.length) return null;
  const title = message("notice.issuers", { count: found.length });
  const list = flow(found.map((each) => pageLink("Agency", each.subject_id, each.subject)));
  if (found.length <= LONG) return el("div", {}, el("h3", {}, title), list);
  return el("details", {}, el("summary", {}, title), list);
}

/**
 * The notices and policies that are tied to this one, by relationship and direction.
 * @param {WholeEntity} entity
 * @returns {[string, Child][]}
 */
function around({ relations }) {
  /** @type {Record<string, string>} */
  const labels = {
    "FORWARDS out": message("notice.forwards"),
    "FORWARDS in": message("notice.forwarded"),
    "CITES out": message("notice.cites"),
    "CITES in": message("notice.cited"),
  };
  /** @type {[string, Child][]} */
  const found = relations.flatMap(({ relation, direction, items }) => {
    const label = labels[`${relation} ${direction}`];
    return label ? [[label, flow(items.map(related))]] : [];
  });
  return found.length ? found : [[message("notice.around"), message("notice.alone")]];
}

/**
 * A notice or policy, named by its title, or else by the words that name it.
 * @param {RelatedItem} item
 * @returns {HTMLElement}
 */
function related({ type, id, title, properties }) {
  const name = title && title !== id ? title : String(properties.quote ?? id);
  return pageLink(type, id, name);
}

/**
 * The texts of a list.
 * @param {unknown} value
 * @returns {string[]}
 */
function texts(value) {
  return Array.isArray(value) ? value.map(String) : [];
}
