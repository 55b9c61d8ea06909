// The network around entities: what the server built with pyvis, drawn by vis-network.

import { draw, fitLabels, settle } from "./canvas.js";
import { detailButton, showDetails, showLine } from "./details.js";
import { byId, fill } from "./dom.js";
import { splitId } from "./model-data.js";
import { merged, pictureOf } from "./picture-data.js";
import { drawNotes } from "./picture-notes.js";
import { ask } from "./server.js";
import { change } from "./state.js";
import { visNetwork } from "./vis-network.js";
import { language } from "./words.js";

/**
 * @import { NetworkAnswer } from "../../types/api.js"
 * @import { NetworkRequest, Picture } from "../../types/page.js"
 * @import { Drawn, VisDataSet } from "../../types/vis.js"
 */

/** @type {Drawn | null} */
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
  drawn = draw(vis, answer, drawn);
  bindClicks(drawn);
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
  detail(id);
}

/**
 * Show the details of a node, with buttons to expand it and to put it in the centre.
 * @param {string} id
 * @returns {void}
 */
function detail(id) {
  const { centers } = picture;
  const central = centers.length === 1 && centers[0] === id;
  showDetails(picture.nodes.get(id), picture, [
    detailButton("details.expand", () => expand(id)),
    central ? null : detailButton("details.center", () => change({ node: id }, { push: true })),
  ]);
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
  return ask("explorer/network", { type, id: ids, limit, lang: language() }, language());
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
 * @param {Drawn} drawing
 * @returns {void}
 */
function bindClicks({ network, lines }) {
  network.on("click", ({ nodes: [node], edges: [line] }) => {
    if (node) detail(node);
    else if (line) showLine((lines.get(line)?.members ?? []).flatMap((id) => picture.edges.get(id) ?? []), picture);
  });
  network.on("doubleClick", ({ nodes: [node] }) => {
    if (node) expand(node);
  });
}
