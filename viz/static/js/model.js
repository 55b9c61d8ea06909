// Labels of classes, properties, relationships and controlled values, as the ontology has them.

import { ask } from "./server.js";
import { pick } from "./words.js";

let classes = new Map();
let relations = new Map();
let schemes = {};

export async function loadModel() {
  const model = await ask("/v1/model");
  classes = new Map(model.classes.map((each) => [each.name, each]));
  relations = new Map(model.relations.map((each) => [each.type, each]));
  schemes = model.schemes;
}

export function classLabel(name) {
  return label(classes.get(name), name);
}

export function relationLabel(type) {
  return label(relations.get(type), type);
}

/** The label of a controlled value, such as the level "national". */
export function valueLabel(scheme, value) {
  return label((schemes[scheme] ?? []).find((each) => each.value === value), value);
}

/** The values of a scheme in the order of the ontology. */
export function values(scheme) {
  return (schemes[scheme] ?? []).map((each) => each.value);
}

/** The class and the id of an id in a picture: Agency/samr. */
export function split(id) {
  const slash = id.indexOf("/");
  return [id.slice(0, slash), id.slice(slash + 1)];
}

export function collection(name) {
  return classes.get(name)?.collection;
}

/** [label, value] of the properties a reader wants to see, in the order of the ontology. */
export function described(kind, properties, hidden = []) {
  const declared = (classes.get(kind) ?? relations.get(kind))?.properties ?? [];
  return declared
    .filter((each) => properties[each.name] !== undefined && !hidden.includes(each.name))
    .map((each) => [label(each, each.name), shown(each, properties[each.name])]);
}

function shown(declared, value) {
  const listed = [value].flat().map((each) => (declared.scheme ? valueLabel(declared.scheme, each) : String(each)));
  return listed.join(pick("、", ", "));
}

function label(term, otherwise) {
  return term ? pick(term.label_zh, term.label_en) : otherwise;
}
