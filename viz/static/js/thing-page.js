// The page of anything without one of its own kind: its properties, and what it is related to.

import { el } from "./dom.js";
import { relationLabel } from "./model.js";
import { properties } from "./page-tables.js";
import { flow, labelled, pageLink, section } from "./sections.js";
import { message } from "./words.js";

/**
 * @import { RelationGroup, WholeEntity } from "../../types/api.js"
 * @import { Child } from "../../types/page.js"
 */

const HIDDEN = ["fingerprint", "sha256", "former_ids", "pinyin", "notice"]; // of no use to a reader, or a link below

/**
 * Draw an entity of any class.
 * @param {WholeEntity} entity
 * @returns {{ sections: Element[], show?: undefined }}
 */
export function thingPage(entity) {
  if (!entity.relations.length) return { sections: [properties(entity, HIDDEN)] };
  const related = section("related", message("page.related"), labelled(entity.relations.map(group)));
  return { sections: [properties(entity, HIDDEN), related] };
}

/**
 * The entities of one relationship; those after the first are counted.
 * @param {RelationGroup} group
 * @returns {[string, Child]}
 */
function group({ relation, direction, total, items }) {
  const arrow = direction === "in" ? "← " : "";
  const links = items.map(({ type, id, title, properties: said }) => {
    const name = title && title !== id ? title : String(said.quote ?? title);
    const { notice, start, end } = said;
    if (type === "Notice" && notice === id && end) return pageLink(type, id, name, { span: `${start}-${end}` });
    return pageLink(type, id, name);
  });
  const note = total > items.length ? message("page.first", { shown: items.length, total }) : "";
  const rest = note ? el("p", { class: "hint" }, note) : null;
  return [`${arrow}${relationLabel(relation)} (${total})`, [flow(links), rest]];
}
