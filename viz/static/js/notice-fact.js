// One mark of a notice beside its text: what it states, on which basis, by which rule a name was resolved.

import { el } from "./dom.js";
import { layerNames } from "./notice-legend.js";
import { loadedModel, relationLabel, valueLabel } from "./model.js";
import { labelOf } from "./model-data.js";
import { labelled, pageLink } from "./sections.js";
import { language, localized, message } from "./words.js";

/**
 * @import { FactRow } from "../../types/api.js"
 * @import { Child, Mark } from "../../types/page.js"
 */

const AT_SUBJECT = ["ORGANIZED", "ISSUED"]; // whose subject is what the words name
const OF_ACTIVITY = ["HAS_TYPE", "IN_SERIES", "PLANS", "IN_REGION"];

/**
 * The facts of a mark.
 * @param {Mark} mark
 * @returns {HTMLElement}
 */
export function drawFact({ layer, rows }) {
  const [first] = rows;
  const activity = rows.find((row) => row.relation === "MENTIONED_IN");
  const title = activity ? pageLink("Activity", activity.subject_id, activity.subject) : (first?.quote ?? "");
  const organised = rows.filter((row) => row.relation === "ORGANIZED");
  const others = rows.filter(({ relation }) => !["MENTIONED_IN", "ORGANIZED", ...OF_ACTIVITY].includes(relation));
  return el(
    "div",
    { class: "fact" },
    el("p", { class: "fact-kind" }, [layerNames()[layer], first?.section].filter(Boolean).join(" · ")),
    el("h3", { lang: "zh-CN" }, title),
    activity ? labelled(OF_ACTIVITY.flatMap((relation) => listed(rows, relation))) : null,
    organised.map((row) => labelled(organizer(row, layer))),
    activity && !organised.length ? el("p", { class: "hint" }, message("notice.noOrganizer")) : null,
    others.map((row) => labelled(other(row))),
    rows.some((row) => row.curated) ? el("p", { class: "hint" }, message("notice.curated")) : null,
  );
}

/**
 * The things that an activity has by one relationship.
 * @param {FactRow[]} rows
 * @param {string} relation
 * @returns {[string, Child][]}
 */
function listed(rows, relation) {
  const some = rows.filter((row) => row.relation === relation);
  if (!some.length) return [];
  const names = some.map((row, place) => {
    const sure = row.certainty ? `（${valueLabel("certainty", row.certainty)}）` : "";
    const link = pageLink(row.object_class, row.object_id, localized(row.object, row.object_en));
    return [place ? message("list.separator") : "", link, sure];
  });
  return [[relationLabel(relation), names]];
}

/**
 * An organiser: who, how it is named, and on which basis; under the name itself also which activity.
 * @param {FactRow} row
 * @param {string} layer
 * @returns {[string, Child][]}
 */
function organizer(row, layer) {
  const activity = layer === "organizer" ? pageLink("Activity", row.object_id, row.object) : null;
  return [
    [row.role ? valueLabel("role", row.role) : relationLabel(row.relation), agent(row)],
    ...present(message("notice.activity"), activity),
    ...naming(row),
  ];
}

/**
 * A fact of the notice itself.
 * @param {FactRow} row
 * @returns {[string, Child][]}
 */
function other(row) {
  if (row.relation === "HAS_EVIDENCE") return [[aboutLabel(row.about ?? ""), row.quote]];
  if (AT_SUBJECT.includes(row.relation)) return [[relationLabel(row.relation), agent(row)], ...naming(row)];
  const name = localized(row.object, row.object_en) || row.quote;
  return [[relationLabel(row.relation), pageLink(row.object_class, row.object_id, name)]];
}

/**
 * The agency or region that a name stands for.
 * @param {FactRow} row
 * @returns {HTMLElement}
 */
function agent({ subject_class: type, subject_id: id, subject }) {
  return pageLink(type, id, subject);
}

/**
 * The basis of a fact about an agency, the name as printed, and the rule by which it was resolved.
 * @param {FactRow} row
 * @returns {[string, Child][]}
 */
function naming({ basis, name_as_printed: name, resolved_by: rule }) {
  return [
    ...present(message("notice.basis"), basis && valueLabel("basis", basis)),
    ...present(message("notice.printed"), name),
    ...present(message("notice.resolved"), rule && valueLabel("resolvedBy", rule)),
  ];
}

/**
 * A label with its value, where there is one.
 * @param {string} label
 * @param {Child} value
 * @returns {[string, Child][]}
 */
function present(label, value) {
  return value ? [[label, value]] : [];
}

/**
 * The label of the property of a notice that words support; a period is the property of its two ends.
 * @param {string} about
 * @returns {string}
 */
function aboutLabel(about) {
  const properties = loadedModel().classes.get("Notice")?.properties ?? [];
  const found = properties.find(({ name }) => name === about || name.startsWith(`${about}_`));
  return labelOf(language(), found, about);
}
