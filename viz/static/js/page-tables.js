// Tables, lists and names that several pages have.

import { el } from "./dom.js";
import { classLabel, described } from "./model.js";
import { noticeTitle } from "./notices.js";
import { actorClass, spanText } from "./page-data.js";
import { flow, labelled, pageLink, section, table } from "./sections.js";
import { rows } from "./server.js";
import { language, localized, message } from "./words.js";

/**
 * @import { ActivityRow, NoticeEntity, NoticeRow, RecordRow, RelatedItem, WholeEntity } from "../../types/api.js"
 * @import { Child } from "../../types/page.js"
 */

/**
 * The section of the properties of an entity.
 * @param {WholeEntity} entity
 * @param {string[]} hidden in the heading, elsewhere, or of no use to a reader
 * @returns {HTMLElement}
 */
export function properties(entity, hidden) {
  return section("properties", message("page.properties"), labelled(described(entity.type, entity, hidden)));
}

/**
 * The entities of some relationships under labels.
 * @param {WholeEntity} entity
 * @param {Record<string, string>} labels by relationship and direction, as "WITHIN in"
 * @returns {[string, Child][]}
 */
export function related({ relations }, labels) {
  return relations.flatMap(({ relation, direction, total, items }) => {
    const label = labels[`${relation} ${direction}`];
    const rest = total > items.length ? message("page.first", { shown: items.length, total }) : null;
    return label ? [/** @type {[string, Child]} */ ([label, [flow(items.map(lasting)), rest]])] : [];
  });
}

/**
 * A related entity, with the time of the relationship where it has one.
 * @param {RelatedItem} item
 * @returns {Child}
 */
function lasting({ type, id, title, properties: { valid_from: from, valid_to: to } }) {
  const time = from || to ? ` (${from ?? ""} – ${to ?? ""})` : "";
  return [pageLink(type, id, title), el("small", {}, time)];
}

/**
 * A quote that leads to its place in the notice.
 * @param {{ notice_id: string, section: string | null, start: number, end: number, quote: string }} row
 * @returns {Child}
 */
export function quoteCell({ notice_id: id, section: where, start, end, quote }) {
  return [pageLink("Notice", id, quote, { span: spanText(start, end) }), where ? el("small", {}, ` ${where}`) : null];
}

/**
 * The notices that an agency issued, the newest first.
 * @param {RecordRow[]} record
 * @param {Map<string, string>} titles of notices
 * @returns {HTMLElement}
 */
export function noticeTable(record, titles) {
  if (!record.length) return el("p", { class: "hint" }, message("agency.noNotices"));
  return table(message("agency.noticesCaption", { count: record.length }), [
    { title: message("year"), cell: (row) => String(row.year) },
    { title: message("record.notice"), cell: (row) => pageLink("Notice", row.notice_id, titles.get(row.notice_id)) },
    { title: message("record.position"), cell: (row) => String(row.position ?? "—"), number: true },
    { title: message("notice.printed"), cell: quoteCell },
  ], [...record].reverse());
}

/**
 * Activities with their types and organisers, the newest first.
 * @param {ActivityRow[]} activities
 * @returns {HTMLElement}
 */
export function activityTable(activities) {
  const newest = [...activities].sort((one, other) => (other.year ?? 0) - (one.year ?? 0));
  return table(message("record.activities", { count: activities.length }), [
    { title: message("year"), cell: (row) => String(row.year ?? message("year.unknown")) },
    { title: classLabel("Activity"), cell: (row) => pageLink("Activity", row.activity_id, row.activity) },
    { title: message("record.type"), cell: (row) => (language() === "zh" ? row.types : row.types_en).join("; ") },
    { title: message("layer.organizer"), cell: organizers },
    { title: message("list.quote"), cell: (row) => row.text ?? "—" },
  ], newest);
}

/**
 * The titles of all notices by id.
 * @returns {Promise<Map<string, string>>}
 */
export async function noticeTitles() {
  const notices = await rows("notices");
  const title = (/** @type {NoticeRow} */ row) => noticeTitle({ ...row, id: row.notice_id, campaign_year: row.year });
  return new Map(notices.map((row) => [row.notice_id, title(row)]));
}

/**
 * The title of a notice, with its number.
 * @param {NoticeEntity} notice
 * @returns {string}
 */
export function titled(notice) {
  const number = notice.title && notice.doc_number ? ` ${notice.doc_number}` : "";
  return `${noticeTitle(notice)}${number}`;
}

/**
 * Links to names of entities.
 * @param {string} type
 * @param {{ id: string, name: string, name_en?: string | null }[]} items
 * @returns {HTMLElement}
 */
export function names(type, items) {
  return flow(items.map(({ id, name, name_en: en }) => pageLink(type, id, localized(name, en))));
}

/**
 * A section that takes half of a wide screen.
 * @param {HTMLElement} element
 * @returns {HTMLElement}
 */
export function half(element) {
  element.classList.add("half");
  return element;
}

/**
 * The organisers of an activity.
 * @param {ActivityRow} row
 * @returns {Child}
 */
function organizers({ organizer_ids: ids, organizers: called }) {
  if (!ids.length) return "—";
  const link = (/** @type {string} */ id, /** @type {number} */ place) =>
    pageLink(actorClass(id), id, called[place] ?? id);
  return ids.map((id, place) => [place ? message("list.separator") : "", link(id, place)]);
}
