// The values of rows as the cells of a table. Pure.

import { entityOf, isNode, isPath, isRelationship, partsOf } from "./graph-data.js";
import { labelOf } from "./model-data.js";

/**
 * @import { GraphNode, GraphPath, GraphRelationship } from "../../types/api.js"
 * @import { Cell, Naming, NodeCell, StepCell } from "../../types/page.js"
 */

const LONG = 160; // characters of a text that is folded

/**
 * The rows as cells.
 * @param {unknown[][]} rows
 * @param {Naming} naming
 * @returns {Cell[][]}
 */
export function cellsOf(rows, naming) {
  /** @type {Map<unknown, string>} */
  const names = new Map();
  for (const node of partsOf(rows).nodes) names.set(node.properties.id, entityOf(node, naming).name);
  return rows.map((row) => row.map((value) => cellOf(value, names, naming)));
}

/**
 * The beginning of a text that is too long for a cell; null for any other.
 * @param {string} text
 * @returns {string | null}
 */
export function beginning(text) {
  const characters = Array.from(text);
  return characters.length > LONG ? `${characters.slice(0, LONG / 2).join("")}…` : null;
}

/**
 * A value as a cell.
 * @param {unknown} value
 * @param {Map<unknown, string>} names of the nodes of all rows, by id
 * @param {Naming} naming
 * @returns {Cell}
 */
function cellOf(value, names, naming) {
  if (value === null || value === undefined) return { kind: "nothing" };
  if (Array.isArray(value)) return { kind: "list", cells: value.map((each) => cellOf(each, names, naming)) };
  if (isNode(value)) return nodeCell(value, naming);
  if (isRelationship(value)) return { ...stepCell(value, 0, naming), ends: endsOf(value, names) };
  if (isPath(value)) return { kind: "path", cells: pathCells(value, naming) };
  if (typeof value !== "object") return { kind: typeof value === "number" ? "number" : "text", text: String(value) };
  return { kind: "map", entries: Object.entries(value).map(([name, each]) => [name, cellOf(each, names, naming)]) };
}

/**
 * A node as a cell.
 * @param {GraphNode} node
 * @param {Naming} naming
 * @returns {NodeCell}
 */
function nodeCell(node, naming) {
  return { kind: "node", node: entityOf(node, naming) };
}

/**
 * A relationship as a cell without ends.
 * @param {GraphRelationship} relationship
 * @param {number} direction
 * @param {Naming} naming
 * @returns {StepCell}
 */
function stepCell({ type }, direction, { model, language }) {
  return { kind: "step", type, label: labelOf(language, model.relations.get(type), type), direction, ends: null };
}

/**
 * The names of the ends of a relationship, or their ids; null where it has none.
 * @param {GraphRelationship} relationship
 * @param {Map<unknown, string>} names
 * @returns {[string, string] | null}
 */
function endsOf({ source, target }, names) {
  return source === null || target === null ? null : [names.get(source) ?? source, names.get(target) ?? target];
}

/**
 * The nodes of a path with a step between each two.
 * @param {GraphPath} path
 * @param {Naming} naming
 * @returns {(NodeCell | StepCell)[]}
 */
function pathCells({ nodes, relationships }, naming) {
  return nodes.flatMap((node, place) => {
    const step = relationships[place - 1];
    const cell = nodeCell(node, naming);
    if (!step) return [cell];
    const [from, to] = [nodes[place - 1]?.properties.id, node.properties.id];
    const forward = step.source === from && step.target === to;
    const backward = step.source === to && step.target === from;
    return [stepCell(step, forward ? 1 : backward ? -1 : 0, naming), cell];
  });
}
