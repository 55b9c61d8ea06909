// What a query is written from: the examples, and the classes and relationships of the model.

import { byId, el, fill } from "./dom.js";
import { showExample } from "./editor.js";
import { classLabel, loadedModel, relationLabel } from "./model.js";
import { examplesOf } from "./query-data.js";
import { text } from "./server.js";
import { localized } from "./words.js";

/** @import { Labelled } from "../../types/api.js" */

const EXAMPLES = "static/examples.cypher";

/**
 * List the examples; each fills the editor.
 * @returns {Promise<void>}
 */
export async function drawExamples() {
  const examples = examplesOf(await text(EXAMPLES));
  const items = examples.map((example) => {
    const on = { click: () => showExample(example) };
    return el("li", {}, el("button", { type: "button", class: "link", on }, localized(example.zh, example.en)));
  });
  fill(byId("examples"), items);
}

/** List classes with their properties, and relationships with their ends, as a query names them. */
export function drawModel() {
  const { classes, relations } = loadedModel();
  const entities = [...classes.values()].map(({ name, properties }) => [
    el("dt", {}, el("code", {}, `:${name}`), ` ${classLabel(name)}`),
    el("dd", {}, el("code", {}, "id"), properties.map(property)), // which the ontology has as the address of an entity
  ]);
  const ties = [...relations.values()].map(({ type, sources, targets, properties }) => [
    el("dt", {}, el("code", {}, `:${type}`), ` ${relationLabel(type)}`),
    el("dd", {}, `${sources.join(" ")} → ${targets.join(" ")} `, properties.map(property)),
  ]);
  fill(byId("model"), el("dl", {}, entities), el("dl", {}, ties));
}

/**
 * The name of a property, explained by its label.
 * @param {Labelled & { name: string }} property
 * @returns {HTMLElement}
 */
function property({ name, label_zh: zh, label_en: en }) {
  return el("code", { title: localized(zh, en) }, name);
}
