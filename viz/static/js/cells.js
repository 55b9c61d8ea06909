// Cells of the table of rows. Text only ever becomes text nodes.

import { beginning } from "./cells-data.js";
import { el } from "./dom.js";
import { spoken } from "./languages.js";
import { classLabel, collection } from "./model.js";
import { format } from "./state-data.js";
import { swatch } from "./swatch.js";
import { message } from "./words.js";

/** @import { Cell, DrawnNode, NodeCell, StepCell } from "../../types/page.js" */

const ARROWS = { back: ["←", "—", "—"], forth: ["—", "—", "→"] }; // by direction, from -1 on
const MANY = 30; // values of a list that are folded

/**
 * The content of a cell.
 * @param {Cell} cell
 * @returns {Node}
 */
export function drawCell(cell) {
  switch (cell.kind) {
    case "nothing":
      return el("span", { class: "null" }, "null");
    case "list":
      return drawList(cell.cells);
    case "map":
      return el("dl", {}, cell.entries.map(([name, value]) => [el("dt", {}, name), el("dd", {}, drawCell(value))]));
    case "path":
      return el("span", { class: "path" }, cell.cells.map(drawPart));
    case "node":
    case "step":
      return drawPart(cell);
    default:
      return drawText(cell.text);
  }
}

/**
 * The address of an entity in the explorer; null for one of a class that it does not list.
 * @param {DrawnNode} node
 * @returns {string | null}
 */
export function placeInExplorer({ id, type, properties }) {
  if (!collection(type) || !properties.id) return null;
  return `./${format({ ...spoken(), node: id, wide: "yes" })}`;
}

/**
 * A text; a long one is folded behind its beginning.
 * @param {string} text
 * @returns {Node}
 */
function drawText(text) {
  const begun = beginning(text);
  return begun ? folded(begun, el("span", { class: "text" }, text)) : el("span", { class: "text" }, text);
}

/**
 * The values of a list, of which many are folded.
 * @param {Cell[]} cells
 * @returns {Node}
 */
function drawList(cells) {
  const list = el("ol", { class: "values" }, cells.map((each) => el("li", {}, drawCell(each))));
  return cells.length > MANY ? folded(message("cypher.values", { count: cells.length }), list) : list;
}

/**
 * Content that is shown when it is asked for.
 * @param {string} summary
 * @param {Node} content
 * @returns {Node}
 */
function folded(summary, content) {
  return el("details", {}, el("summary", {}, summary), content);
}

/**
 * A node or a relationship.
 * @param {NodeCell | StepCell} cell
 * @returns {Node}
 */
function drawPart(cell) {
  if (cell.kind === "node") return drawNode(cell.node);
  const { type, label, ends, direction } = cell;
  const name = el("span", { class: "relation", title: type }, label);
  if (ends) return el("span", { class: "path" }, ends[0], " — ", name, " → ", ends[1]);
  if (!direction) return name;
  return el("span", {}, `${ARROWS.back[direction + 1]} `, name, ` ${ARROWS.forth[direction + 1]}`);
}

/**
 * The name of a node with the colour of its class; a link where the explorer has a place for it.
 * @param {DrawnNode} node
 * @returns {Node}
 */
function drawNode(node) {
  const href = placeInExplorer(node);
  const content = [swatch(node.colour), node.name, el("span", { class: "unseen" }, ` (${classLabel(node.type)})`)];
  const title = classLabel(node.type);
  return href ? el("a", { class: "entity", href, title }, content) : el("span", { class: "entity", title }, content);
}
