// The heading of a page: the name of its entity, its class, and what can be done from there.

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
 * @returns {void}
 */
export function drawHeading(entity) {
  const name = entity ? nameOf(entity) : message("page.title");
  document.title = entity ? `${name} · ${message("title")}` : `${name} · ${message("title")}`;
  byId("page-title").textContent = name;
  byId("page-kind").textContent = entity ? classLabel(entity.type) : "";
  fill(byId("page-actions"), entity ? actions(entity) : null);
}

/**
 * Links to the network around an entity and to its data.
 * @param {WholeEntity} entity
 * @returns {HTMLElement[]}
 */
function actions({ type, id }) {
  const inPicture = `./${format({ ...spoken(), node: `${type}/${id}`, wide: "yes" })}`;
  const data = `v1/${collection(type)}/${encodeURIComponent(id)}`;
  return [
    el("a", { href: inPicture }, message("page.inPicture")),
    el("a", { href: data, target: "_blank", rel: "noopener" }, message("details.json")),
  ];
}
