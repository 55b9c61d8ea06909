// The heading of a page: the name of its entity, its class, and what can be done from there.

import { compareChoice } from "./compare-choice.js";
import { byId, el, fill } from "./dom.js";
import { spoken } from "./languages.js";
import { classLabel, collection } from "./model.js";
import { noticeTitle } from "./notices.js";
import { format } from "./state-data.js";
import { localized, message } from "./words.js";

/** @import { WholeEntity } from "../../types/api.js" */

/**
 * The name of an entity as a page shows it.
 * @param {WholeEntity} entity
 * @returns {string}
 */
export function nameOf(entity) {
  if (entity.type === "Notice") return noticeTitle(entity);
  return localized(entity.name, entity.name_en) || entity.title || entity.text || entity.quote || entity.id;
}

/**
 * Draw the heading, and the title of the window.
 * @param {WholeEntity | null} entity null where the state names none
 * @param {WholeEntity | null} other that it is compared with
 * @returns {void}
 */
export function drawHeading(entity, other) {
  const names = entity ? [entity, ...(other ? [other] : [])].map(nameOf) : [message("page.title")];
  const name = names.join(` ${message("compare.and")} `);
  document.title = `${name} · ${message("title")}`;
  byId("page-title").textContent = name;
  byId("page-kind").textContent = entity ? classLabel(entity.type) : "";
  fill(byId("page-actions"), entity ? actions(entity) : null);
}

/**
 * The choice of a comparison, and links to the network around an entity and to its data.
 * @param {WholeEntity} entity
 * @returns {(HTMLElement | null)[]}
 */
function actions(entity) {
  const { type, id } = entity;
  const inPicture = `./${format({ ...spoken(), node: `${type}/${id}`, wide: "yes" })}`;
  const data = `v1/${collection(type)}/${encodeURIComponent(id)}`;
  return [
    compareChoice(entity),
    el("a", { href: inPicture }, message("page.inPicture")),
    el("a", { href: data, target: "_blank", rel: "noopener" }, message("details.json")),
  ];
}
