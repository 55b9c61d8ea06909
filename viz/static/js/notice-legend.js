// The legend of a notice's marks: each kind of fact and each type, with its number, switched by a press.

import { el } from "./dom.js";
import { countsOf, LAYER_NAMES } from "./marks-data.js";
import { namesOf, toggled } from "./page-data.js";
import { change, current } from "./state.js";
import { localized, message } from "./words.js";

/**
 * @import { ActivityType } from "../../types/api.js"
 * @import { Mark } from "../../types/page.js"
 */

/**
 * The legend; a type is coloured by its position.
 * @param {Mark[]} marks
 * @param {ActivityType[]} types
 * @returns {HTMLElement}
 */
export function drawLegend(marks, types) {
  const counts = countsOf(marks);
  const names = layerNames();
  const layers = LAYER_NAMES.filter((layer) => counts.has(layer));
  const used = types.filter(({ id }) => counts.has(id));
  const ofLayers = layers.map((layer) => toggle(layer, names[layer] ?? layer, layer, counts.get(layer)));
  const ofTypes = used.map(({ id, name, name_en: en, position }) =>
    toggle(id, localized(name, en), `type-${position}`, counts.get(id)),
  );
  const groups = [group(message("notice.layers"), ofLayers), group(message("notice.types"), ofTypes)];
  return el("div", { class: "marks-legend" }, groups);
}

/**
 * The names of the layers in the language of the page.
 * @returns {Record<string, string>}
 */
export function layerNames() {
  return {
    activity: message("layer.activity"),
    organizer: message("layer.organizer"),
    issuer: message("layer.issuer"),
    theme: message("layer.theme"),
    source: message("layer.source"),
    head: message("layer.head"),
  };
}

/**
 * Show which names are hidden.
 * @param {Element} legend
 * @param {Set<string>} hidden
 * @returns {void}
 */
export function markHidden(legend, hidden) {
  for (const button of legend.querySelectorAll("[data-name]")) {
    const name = button instanceof HTMLElement ? (button.dataset.name ?? "") : "";
    button.setAttribute("aria-pressed", String(!hidden.has(name)));
  }
}

/**
 * Buttons under a label.
 * @param {string} label
 * @param {HTMLElement[]} buttons
 * @returns {HTMLElement | null}
 */
function group(label, buttons) {
  if (!buttons.length) return null;
  return el("div", { role: "group", aria: { label } }, el("span", { class: "legend-name" }, label), buttons);
}

/**
 * A button that hides a name or shows it again.
 * @param {string} name
 * @param {string} label
 * @param {string} look
 * @param {number | undefined} count
 * @returns {HTMLElement}
 */
function toggle(name, label, look, count) {
  const pressed = String(!namesOf(current().hide).has(name));
  const click = () => change({ hide: toggled(current().hide, name) });
  const attributes = { type: "button", class: "toggle", data: { name }, aria: { pressed }, on: { click } };
  const sample = el("span", { class: `sample ${look}` }, "文");
  return el("button", attributes, sample, ` ${label} `, el("small", {}, String(count)));
}
