// The picture of rows: their nodes and relationships, drawn by vis-network in the looks of the explorer.

import { draw, fitLabels } from "./canvas.js";
import { placeInExplorer } from "./cells.js";
import { showDetails, showLine } from "./details.js";
import { byId, el, fill } from "./dom.js";
import { naming } from "./looks.js";
import { drawLegend } from "./picture-notes.js";
import { drawingOf, pictureOfRows } from "./rows-picture-data.js";
import { visNetwork } from "./vis-network.js";
import { message } from "./words.js";

/**
 * @import { Picture, RowsPicture } from "../../types/page.js"
 * @import { Drawn } from "../../types/vis.js"
 */

// Nodes without a way to the others come from far: 300 steps, enough around one entity, leave them at the edge. For
// 300 nodes a thousand steps take 12 s.
const STEPS = { few: 1000, many: 300 };
const FEW = 100;

/** @type {Drawn | null} */
let drawn = null;
let latest = 0; // what has been overtaken by a newer result is not drawn

/** Take the picture of an earlier result away. */
export function forgetPicture() {
  latest += 1;
  drawn?.network.destroy();
  drawn = null;
  delete byId("canvas").dataset.state;
  fill(byId("details"));
  fill(byId("legend"));
  byId("picture-hint").textContent = "";
}

/**
 * Draw the picture of rows, or say that they hold nothing to draw.
 * @param {unknown[][]} rows
 * @returns {Promise<void>}
 */
export async function showRowsPicture(rows) {
  const turn = (latest += 1);
  const found = pictureOfRows(rows, naming());
  const { picture } = found;
  byId("canvas").hidden = picture.nodes.size === 0;
  byId("picture-hint").textContent = notes(found);
  drawLegend(picture);
  if (!picture.nodes.size) return;
  byId("canvas").dataset.state = "waiting";
  const vis = await visNetwork();
  if (turn !== latest) return;
  drawn = draw(vis, drawingOf(picture, naming()), drawn, picture.nodes.size > FEW ? STEPS.many : STEPS.few);
  bindClicks(drawn, picture);
}

/** Let the drawing use all the room it has; called when that changes. */
export function refitRows() {
  if (drawn && byId("canvas").dataset.state === "drawn") fitLabels(drawn.network);
}

/**
 * What stands below the drawing: how to use it, and what is left out.
 * @param {RowsPicture} found
 * @returns {string}
 */
function notes({ picture, beyond, loose }) {
  const { nodes, edges } = picture;
  if (!nodes.size) return message("cypher.noPicture");
  return [
    message("list.caption", { nodes: nodes.size, edges: edges.size }),
    beyond ? message("cypher.beyond", { shown: nodes.size, count: nodes.size + beyond }) : "",
    loose ? message("cypher.loose", { count: loose }) : "",
    message("cypher.pictureHelp"),
  ].filter(Boolean).join(" · ");
}

/**
 * Let a click show the details of a node or line.
 * @param {Drawn} drawing
 * @param {Picture} picture
 * @returns {void}
 */
function bindClicks({ network, lines }, picture) {
  network.on("click", ({ nodes: [id], edges: [line] }) => {
    const node = id ? picture.nodes.get(id) : undefined;
    const href = node ? placeInExplorer(node) : null;
    if (node) showDetails(node, picture, href ? el("a", { href }, message("cypher.inExplorer")) : null);
    else if (line) showLine((lines.get(line)?.members ?? []).flatMap((each) => picture.edges.get(each) ?? []), picture);
  });
}
