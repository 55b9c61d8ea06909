// Labels of classes, properties, relationships and controlled values, as the ontology has them. Pure.

import { choose } from "./words-data.js";

/**
 * @import { Labelled, ModelAnswer, Properties, Property } from "../../types/api.js"
 * @import { Language, Model } from "../../types/page.js"
 */

/**
 * The model of an answer of /v1/model, by name and type.
 * @param {ModelAnswer} answer
 * @returns {Model}
 */
export function modelOf({ classes, relations, schemes }) {
  return {
    classes: new Map(classes.map((each) => [each.name, each])),
    relations: new Map(relations.map((each) => [each.type, each])),
    schemes,
  };
}

/**
 * The label of a term; without a term, its name.
 * @param {Language} language
 * @param {Labelled | undefined} term
 * @param {string} name
 * @returns {string}
 */
export function labelOf(language, term, name) {
  return term ? choose(language, term.label_zh, term.label_en) : name;
}

/**
 * The label of a controlled value, such as the level "national".
 * @param {Model} model
 * @param {Language} language
 * @param {string} scheme
 * @param {string} value
 * @returns {string}
 */
export function valueLabelOf(model, language, scheme, value) {
  return labelOf(language, model.schemes[scheme]?.find((each) => each.value === value), value);
}

/**
 * [label, value] of the properties that are set and not hidden, in the order of the ontology.
 * @param {Model} model
 * @param {Language} language
 * @param {string} kind name of a class, or type of a relationship
 * @param {Properties} properties
 * @param {string[]} hidden
 * @returns {[string, string][]}
 */
export function describeProperties(model, language, kind, properties, hidden) {
  const declared = (model.classes.get(kind) ?? model.relations.get(kind))?.properties ?? [];
  return declared
    .filter(({ name }) => properties[name] !== undefined && !hidden.includes(name))
    .map((each) => [labelOf(language, each, each.name), valueText(model, language, each, properties[each.name])]);
}

/**
 * A value, or the values of a list, as text.
 * @param {Model} model
 * @param {Language} language
 * @param {Property} property
 * @param {unknown} value
 * @returns {string}
 */
function valueText(model, language, { scheme }, value) {
  if (typeof value === "boolean") return value ? choose(language, "是", "yes") : choose(language, "否", "no");
  const texts = [value].flat().map(String);
  const labels = scheme ? texts.map((each) => valueLabelOf(model, language, scheme, each)) : texts;
  return labels.join(choose(language, "、", ", "));
}

/**
 * The class and the id of an id in a picture: "Agency/samr" gives ["Agency", "samr"].
 * @param {string} id
 * @returns {[string, string]}
 */
export function splitId(id) {
  const slash = id.indexOf("/");
  return [id.slice(0, slash), id.slice(slash + 1)];
}
