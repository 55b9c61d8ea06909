// The model of the server, and its labels in the language of the page.

import { describeProperties, labelOf, modelOf, valueLabelOf } from "./model-data.js";
import { ask } from "./server.js";
import { language } from "./words.js";

/**
 * @import { Properties } from "../../types/api.js"
 * @import { Model } from "../../types/page.js"
 */

/** @type {Model} */
let model = { classes: new Map(), relations: new Map(), schemes: {} };

/**
 * Load the model; labels are their own names before.
 * @returns {Promise<void>}
 */
export async function loadModel() {
  model = modelOf(await ask("v1/model"));
}

/**
 * The model as it is loaded.
 * @returns {Model}
 */
export function loadedModel() {
  return model;
}

/**
 * The label of a class.
 * @param {string} name
 * @returns {string}
 */
export function classLabel(name) {
  return labelOf(language(), model.classes.get(name), name);
}

/**
 * The label of a relationship type.
 * @param {string} type
 * @returns {string}
 */
export function relationLabel(type) {
  return labelOf(language(), model.relations.get(type), type);
}

/**
 * The label of a controlled value.
 * @param {string} scheme
 * @param {string} value
 * @returns {string}
 */
export function valueLabel(scheme, value) {
  return valueLabelOf(model, language(), scheme, value);
}

/**
 * The values of a scheme in the order of the ontology.
 * @param {string} scheme
 * @returns {string[]}
 */
export function values(scheme) {
  return (model.schemes[scheme] ?? []).map((each) => each.value);
}

/**
 * The path segment of the list of a class; undefined for a class without one.
 * @param {string} name
 * @returns {string | null | undefined}
 */
export function collection(name) {
  return model.classes.get(name)?.collection;
}

/**
 * [label, value] of the properties of an entity or relationship, in the order of the ontology.
 * @param {string} kind
 * @param {Properties} properties
 * @param {string[]} [hidden]
 * @returns {[string, string][]}
 */
export function described(kind, properties, hidden = []) {
  return describeProperties(model, language(), kind, properties, hidden);
}
