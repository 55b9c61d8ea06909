// The table beside the network: every relationship, its two ends, and the quote that it rests on.

import { el } from "./dom.js";
import { classLabel, relationLabel } from "./model.js";
import { message } from "./words.js";

/**
 * @import { PictureEdge } from "../../types/api.js"
 * @import { DrawnNode, Picture } from "../../types/page.js"
 */

/**
 * A table of the relationships of a picture; the names in it call `select` with the id of the node.
 * @param {Picture} picture
 * @param {(id: string) => void} select
 * @returns {HTMLElement}
 */
export function listing(picture, select) {
  const { nodes, edges } = picture;
  const heads = ["source", "relation", "target", "quote"];
  return el(
    "table",
    { class: "listing" },
    el("caption", {}, message("list.caption", { nodes: nodes.size, edges: edges.size })),
    el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, message(`list.${name}`))))),
    el("tbody", {}, [...edges.values()].map((edge) => row(edge, picture, select))),
  );
}

/**
 * The row of a relationship.
 * @param {PictureEdge} edge
 * @param {Picture} picture
 * @param {(id: string) => void} select
 * @returns {HTMLElement}
 */
function row(edge, { nodes }, select) {
  const { quote } = edge.properties;
  return el(
    "tr",
    {},
    el("td", {}, nameButton(nodes.get(edge.source), select)),
    el("td", {}, relationLabel(edge.type)),
    el("td", {}, nameButton(nodes.get(edge.target), select)),
    el("td", {}, typeof quote === "string" ? quote : "—"),
  );
}

/**
 * The name of a node, as a button that selects it.
 * @param {DrawnNode | undefined} node
 * @param {(id: string) => void} select
 * @returns {HTMLElement | string}
 */
function nameButton(node, select) {
  if (!node) return "—";
  const on = { click: () => select(node.id) };
  return el("button", { type: "button", title: classLabel(node.type), on }, node.name);
}
