// What a year has that the year before had not: issuers, types of activities, activities.

import { el } from "./dom.js";
import { pageLink, table } from "./sections.js";
import { localized, message } from "./words.js";

/**
 * @import { ActivityChangeRow, IssuerChangeRow, TypeChangeRow } from "../../types/api.js"
 * @import { Child } from "../../types/page.js"
 */

/**
 * The joint issuers that joined, left and stayed.
 * @param {IssuerChangeRow[]} issuers
 * @returns {Child}
 */
export function drawIssuers(issuers) {
  const [first] = issuers;
  if (!first) return el("p", { class: "hint" }, message("campaign.noIssuers"));
  const against = first.previous_year
    ? message("campaign.against", { year: first.previous_year })
    : message("campaign.first");
  const link = (/** @type {IssuerChangeRow} */ { agency_id: id, agency, agency_en: en }) =>
    pageLink("Agency", id, localized(agency, en));
  return [el("p", { class: "hint" }, against), threefold(issuers, labelsOfIssuers(), link)];
}

/**
 * The number of activities of each type beside that of the year before.
 * @param {TypeChangeRow[]} types
 * @returns {Child}
 */
export function drawTypes(types) {
  const some = types.filter(({ activities, previous }) => activities || previous);
  const [first] = some;
  if (!first) return el("p", { class: "hint" }, message("campaign.noActivities"));
  const before = first.previous_year === null ? "—" : String(first.previous_year);
  const caption = message("campaign.typesCaption", { year: first.year, count: first.total });
  return table(caption, [
    {
      title: message("record.type"),
      cell: ({ type_id: id, type, type_en: en }) => pageLink("ActivityType", id, localized(type, en)),
    },
    { title: String(first.year), cell: (row) => String(row.activities), number: true },
    { title: before, cell: (row) => String(row.previous ?? "—"), number: true },
    { title: message("campaign.change"), cell: (row) => signed(row.change), number: true },
  ], [...some].sort((one, other) => other.activities - one.activities));
}

/**
 * The activities that are new, dropped and kept.
 * @param {ActivityChangeRow[]} changes
 * @returns {Child}
 */
export function drawChanges(changes) {
  const [first] = changes;
  if (!first) return el("p", { class: "hint" }, message("campaign.noActivities"));
  const link = (/** @type {ActivityChangeRow} */ { name, activity_ids: ids, previous_ids: earlier }) => {
    const [id] = [...ids, ...earlier];
    return id ? pageLink("Activity", id, name) : name;
  };
  const against = first.previous_year
    ? message("campaign.against", { year: first.previous_year })
    : message("campaign.first");
  return [el("p", { class: "hint" }, against), threefold(changes, labelsOfActivities(), link)];
}

/**
 * Lists of what is new, dropped and the same, each folded after its number.
 * @template {{ change: string }} Row
 * @param {Row[]} rows
 * @param {[string, string][]} labels change and label
 * @param {(row: Row) => Child} draw
 * @returns {HTMLElement[]}
 */
function threefold(rows, labels, draw) {
  return labels.flatMap(([change, label], place) => {
    const some = rows.filter((row) => row.change === change);
    if (!some.length) return [];
    const list = el("ul", { class: "lines" }, some.map((row) => el("li", {}, draw(row))));
    const summary = el("summary", {}, `${label} `, el("b", {}, String(some.length)));
    return [el("details", { open: place < 2, class: `change ${change}` }, summary, list)];
  });
}

/**
 * The labels of the changes of issuers.
 * @returns {[string, string][]}
 */
function labelsOfIssuers() {
  return [["joined", message("change.joined")], ["left", message("change.left")], ["stayed", message("change.stayed")]];
}

/**
 * The labels of the changes of activities.
 * @returns {[string, string][]}
 */
function labelsOfActivities() {
  return [["new", message("change.new")], ["dropped", message("change.dropped")], ["kept", message("change.kept")]];
}

/**
 * A change with its sign.
 * @param {number | null} change
 * @returns {string}
 */
function signed(change) {
  if (change === null) return "—";
  return change > 0 ? `+${change}` : String(change).replace("-", "−");
}
