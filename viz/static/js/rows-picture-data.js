// The picture of rows: their nodes and relationships, each once, and how vis-network draws them. Pure.

import { entityOf, partsOf } from "./graph-data.js";
import { labelOf } from "./model-data.js";

/**
 * @import { GraphRelationship, PictureEdge } from "../../types/api.js"
 * @import { DrawnNode, Naming, Picture, RowsPicture } from "../../types/page.js"
 * @import { VisData, VisLine, VisNode } from "../../types/vis.js"
 */

export const MOST = 300; // nodes of a picture: nobody can read more, and they take a second to find their places
const LABELLED = 30; // with more lines their labels would hide the nodes
const LETTERS = 34; // of the name of a node
// Paths make long chains, which would be drawn small: they are pulled closer than the neighbours of one entity.
const CLOSE = { gravitationalConstant: -7000, springLength: 100, centralGravity: 4 };
const WIDTH = { maximum: 220 }; // pixels, at which a name goes on in the next line

/**
 * The picture of rows with at most `most` nodes, the first. Lines whose ends are not both among the nodes are left
 * out; those without ends in any row are counted.
 * @param {unknown[][]} rows
 * @param {Naming} naming
 * @param {number} [most]
 * @returns {RowsPicture}
 */
export function pictureOfRows(rows, naming, most = MOST) {
  const { nodes: given, relationships } = partsOf(rows);
  const all = new Map(given.map((node) => entityOf(node, naming)).map((node) => [node.id, node]));
  const nodes = new Map([...all].slice(0, most));
  const known = new Map([...all.values()].map((node) => [String(node.properties.id), node]));
  const found = new Map(relationships.map((each) => [JSON.stringify(each), each]));
  const edges = new Map();
  let loose = 0;
  for (const [id, each] of found) {
    const edge = edgeOf(id, each, all, known, naming);
    if (!edge) loose += 1;
    else if (nodes.has(edge.source) && nodes.has(edge.target)) edges.set(id, edge);
  }
  return { picture: { centers: [], nodes, edges }, beyond: all.size - nodes.size, loose };
}

/**
 * A relationship between the nodes of the rows; null where an end is not among them.
 * @param {string} id
 * @param {GraphRelationship} relationship
 * @param {Map<string, DrawnNode>} nodes by id in the picture
 * @param {Map<string, DrawnNode>} known by id
 * @param {Naming} naming
 * @returns {PictureEdge | null}
 */
function edgeOf(id, { type, source, target, properties }, nodes, known, { model }) {
  const relation = model.relations.get(type);
  // The class that the model has for an end decides where nodes of two classes share an id.
  const end = (/** @type {string | null} */ wanted, /** @type {string[]} */ classes) =>
    wanted === null ? null : classes.map((name) => nodes.get(`${name}/${wanted}`)).find(Boolean) ?? known.get(wanted);
  const [from, to] = [end(source, relation?.sources ?? []), end(target, relation?.targets ?? [])];
  return from && to ? { id, type, source: from.id, target: to.id, properties } : null;
}

/**
 * A picture as vis-network draws it.
 * @param {Picture} picture
 * @param {Naming} naming
 * @returns {VisData}
 */
export function drawingOf({ nodes, edges }, naming) {
  const lines = linesOf([...edges.values()]);
  const { options } = naming.looks;
  const labelled = lines.length <= LABELLED;
  return {
    nodes: Array.from(nodes.values(), (node) => nodeOf(node, naming)),
    edges: lines.map((parallel) => lineOf(parallel, labelled, naming)),
    options: { ...options, physics: { ...options.physics, barnesHut: { ...options.physics?.barnesHut, ...CLOSE } } },
  };
}

/**
 * A node with the look of its class; in Chinese a short name is its label.
 * @param {DrawnNode} node
 * @param {Naming} naming
 * @returns {VisNode}
 */
function nodeOf({ id, type, name, properties }, { model, looks, language }) {
  const label = (language === "zh" && properties.short_name) || name;
  const title = `${labelOf(language, model.classes.get(type), type)}: ${plain(name)}`;
  const look = looks.classes[type] ?? looks.other;
  return { ...look, id, name, label: shortened(plain(String(label))), title, widthConstraint: WIDTH };
}

/**
 * Relationships of one type between the same nodes stand together, as one line.
 * @param {PictureEdge[]} edges
 * @returns {[PictureEdge, ...PictureEdge[]][]}
 */
function linesOf(edges) {
  /** @type {Map<string, [PictureEdge, ...PictureEdge[]]>} */
  const lines = new Map();
  for (const edge of edges) {
    const key = JSON.stringify([edge.source, edge.target, edge.type]);
    const earlier = lines.get(key);
    if (earlier) earlier.push(edge);
    else lines.set(key, [edge]);
  }
  return [...lines.values()];
}

/**
 * A line for one relationship or several.
 * @param {[PictureEdge, ...PictureEdge[]]} parallel
 * @param {boolean} labelled
 * @param {Naming} naming
 * @returns {VisLine}
 */
function lineOf(parallel, labelled, { model, language }) {
  const [{ id, type, source, target }] = parallel;
  const label = labelOf(language, model.relations.get(type), type);
  const title = parallel.length === 1 ? label : `${label} ×${parallel.length}`;
  const members = parallel.map((each) => each.id);
  const width = members.length === 1 ? 1 : 2;
  return { id, members, from: source, to: target, title, label: labelled ? title : "", width };
}

/**
 * A text as one line without control and direction-changing characters.
 * @param {string} text
 * @returns {string}
 */
function plain(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

/**
 * The beginning of a text that is long: a Chinese character counts for two letters.
 * @param {string} text
 * @returns {string}
 */
function shortened(text) {
  let letters = 0;
  const kept = Array.from(text).filter((character) => (letters += character > "ᄀ" ? 2 : 1) <= 2 * LETTERS);
  return kept.join("") === text ? text : `${kept.join("")}…`;
}
