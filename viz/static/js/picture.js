// The network: what the server built with pyvis, drawn by vis-network.

import { byId, fill } from "./dom.js";
import { showDetails, showLine } from "./details.js";
import { splitId } from "./model-data.js";
import { merged, pictureOf } from "./picture-data.js";
import { drawNotes } from "./picture-notes.js";
import { ask } from "./server.js";
import { visNetwork } from "./vis-network.js";
import { language } from "./words.js";

/**
 * @import { NetworkAnswer } from "../../types/api.js"
 * @import { NetworkRequest, Picture } from "../../types/page.js"
 * @import { VisDataSet, VisLine, VisNetwork, VisNode } from "../../types/vis.js"
 */

/** @type {{ network: VisNetwork, nodes: VisDataSet<VisNode>, lines: VisDataSet<VisLine> } | null} */
let drawn = null;
/** @type {Picture} */
let picture = { centers: [], nodes: new Map(), edges: new Map() };
let latest = 0; // an answer that comes after a newer request is not drawn

/**
 * Draw a network with a note below it.
 * @param {NetworkRequest} request
 * @param {string} note
 * @returns {Promise<void>}
 */
export async function showPicture({ type, ids, limit, details }, note) {
  const turn = (latest += 1);
  byId("picture").hidden = false;
  byId("canvas").dataset.state = "waiting";
  fill(byId("details"));
  const [answer, vis] = await Promise.all([askNetwork(type, ids, limit), visNetwork()]);
  if (turn !== latest) return;
  picture = pictureOf(answer);
  drawn?.network.destroy();
  const nodes = new vis.DataSet(answer.nodes);
  const lines = new vis.DataSet(answer.edges);
  const network = new vis.Network(byId("canvas"), { nodes, edges: lines }, answer.options);
  drawn = { network, nodes, lines };
  bindClicks(network, lines);
  settle(network);
  drawNotes(picture, answer, note, select);
  const [center] = picture.centers;
  if (details && center) select(center);
}

/**
 * Add what lies around one more entity to the drawing.
 * @param {string} id
 * @returns {Promise<void>}
 */
async function expand(id) {
  const turn = latest;
  const [type, name] = splitId(id);
  const answer = await askNetwork(type, [name]);
  if (turn !== latest || !drawn) return;
  picture = merged(picture, answer);
  addNew(drawn.nodes, answer.nodes);
  addNew(drawn.lines, answer.edges);
  settle(drawn.network);
  drawNotes(picture, answer, "", select);
}

/**
 * Select a node in the drawing and show its details.
 * @param {string} id
 * @returns {void}
 */
function select(id) {
  drawn?.network.selectNodes([id]);
  showDetails(picture.nodes.get(id), picture, expand);
}

/** Let the drawing use all the room it has; called when that changes. */
export function refit() {
  if (drawn) fitLabels(drawn.network);
}

/**
 * Ask the server for a network with labels in the language of the page.
 * @param {string} type
 * @param {string[]} ids
 * @param {number} [limit]
 * @returns {Promise<NetworkAnswer>}
 */
function askNetwork(type, ids, limit) {
  return ask("/explorer/network", { type, id: ids, limit, lang: language() }, language());
}

/**
 * Add the items that a data set does not have yet.
 * @template {{ id: string }} Item
 * @param {VisDataSet<Item>} set
 * @param {Item[]} items
 * @returns {void}
 */
function addNew(set, items) {
  set.add(items.filter((item) => set.get(item.id) === null));
}

/**
 * Let a click show details, and a double click expand a node.
 * @param {VisNetwork} network
 * @param {VisDataSet<VisLine>} lines
 * @returns {void}
 */
function bindClicks(network, lines) {
  network.on("click", ({ nodes: [node], edges: [line] }) => {
    if (node) showDetails(picture.nodes.get(node), picture, expand);
    else if (line) showLine((lines.get(line)?.members ?? []).flatMap((id) => picture.edges.get(id) ?? []), picture);
  });
  network.on("doubleClick", ({ nodes: [node] }) => {
    if (node) expand(node);
  });
}

/**
 * Let the drawing find its shape, then hold it still.
 * @param {VisNetwork} network
 * @returns {void}
 */
function settle(network) {
  network.setOptions({ physics: { enabled: true } });
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    fitLabels(network);
    byId("canvas").dataset.state = "drawn";
  });
  network.stabilize(300);
}

/**
 * Show all nodes with their labels: only drawing measures a label, so the drawing comes first.
 * @param {VisNetwork} network
 * @returns {void}
 */
function fitLabels(network) {
  network.redraw();
  network.fit();
}
