// Values of the graph among the values of rows: which they are, and what they are called. Pure.

import { choose } from "./words-data.js";

/**
 * @import { GraphNode, GraphPath, GraphRelationship } from "../../types/api.js"
 * @import { DrawnNode, Naming, Parts } from "../../types/page.js"
 */

/**
 * Whether a value is an object with exactly these fields.
 * @param {unknown} value
 * @param {string[]} names
 * @returns {boolean}
 */
function hasFields(value, names) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const own = Object.keys(value);
  return own.length === names.length && names.every((name) => own.includes(name));
}

/**
 * Whether a value is a node.
 * @param {unknown} value
 * @returns {value is GraphNode}
 */
export function isNode(value) {
  return hasFields(value, ["labels", "properties"]) && Array.isArray(/** @type {GraphNode} */ (value).labels);
}

/**
 * Whether a value is a relationship.
 * @param {unknown} value
 * @returns {value is GraphRelationship}
 */
export function isRelationship(value) {
  return hasFields(value, ["type", "source", "target", "properties"]);
}

/**
 * Whether a value is a path.
 * @param {unknown} value
 * @returns {value is GraphPath}
 */
export function isPath(value) {
  if (!hasFields(value, ["nodes", "relationships"])) return false;
  const { nodes, relationships } = /** @type {GraphPath} */ (value);
  return [nodes, relationships].every(Array.isArray) && nodes.every(isNode) && relationships.every(isRelationship);
}

/**
 * A node as it is shown: its class, its id in a picture, its name in the language, its colour. A node of no known
 * class is called by its first label, one without a name by its id.
 * @param {GraphNode} node
 * @param {Naming} naming
 * @returns {DrawnNode}
 */
export function entityOf({ labels, properties }, { model, looks, language }) {
  const type = Object.keys(looks.classes).find((name) => labels.includes(name)) ?? labels[0] ?? "";
  const display = model.classes.get(type)?.display ?? "name";
  const names = [display, "doc_number", "source_file", "id"].map((name) => properties[name]);
  const title = String(names.find(Boolean) ?? type);
  const name = choose(language, title, text(properties[`${display}_en`]));
  const id = `${type}/${text(properties.id) || JSON.stringify(properties)}`;
  return { id, type, title, properties, name, colour: (looks.classes[type] ?? looks.other).color.background };
}

/**
 * The nodes and relationships anywhere in values, each as often as it stands there.
 * @param {unknown} value
 * @param {Parts} [found]
 * @returns {Parts}
 */
export function partsOf(value, found = { nodes: [], relationships: [] }) {
  if (isNode(value)) found.nodes.push(value);
  else if (isRelationship(value)) found.relationships.push(value);
  else if (isPath(value)) partsOf([...value.nodes, ...value.relationships], found);
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) partsOf(each, found);
  return found;
}

/**
 * A property as text; empty where it has another type.
 * @param {unknown} value
 * @returns {string}
 */
function text(value) {
  return typeof value === "string" ? value : "";
}
