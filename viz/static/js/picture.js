// The network: what the server built with pyvis, drawn by vis-network, and its twin, the table.

import { byId, el, fill } from "./dom.js";
import { showDetails, showLine } from "./details.js";
import { listing } from "./listing.js";
import { classLabel, split } from "./model.js";
import { ask } from "./server.js";
import { say, spoken } from "./words.js";

const SCRIPT = "/vis/vis-network.min.js";
const SHEET = "/vis/vis-network.css";

let library = null; // loaded when the first network is drawn
let drawn = null; // {network, nodes, lines}: vis-network and its data sets
let known = { nodes: new Map(), edges: new Map(), centers: [] }; // what is drawn, by id in the picture
let latest = 0; // an answer that comes after a newer question is not drawn

/** Draws what lies around entities of one class, `limit` neighbours of each. `note` is said below the
 *  drawing; with `details` the properties of the one in the middle are shown at once. */
export async function showPicture(type, ids, { limit, note = "", details = false }) {
  const turn = (latest += 1);
  byId("picture").hidden = false;
  byId("canvas").dataset.state = "waiting";
  fill(byId("details"));
  const [answer] = await Promise.all([network(type, ids, limit), vis()]);
  if (turn !== latest) return;
  known = { nodes: new Map(), edges: new Map(), centers: answer.picture.centers };
  remember(answer);
  draw(answer);
  told(answer.picture, note);
  if (details) select(answer.picture.centers[0]);
}

/** Adds what lies around one more entity to the drawing. */
export async function expand(id) {
  const turn = latest;
  const [type, name] = split(id);
  const answer = await network(type, [name]);
  if (turn !== latest) return;
  remember(answer);
  add(drawn.nodes, answer.nodes);
  add(drawn.lines, answer.edges);
  settle();
  told(answer.picture, "");
}

/** Selects a node in drawing and details; used by the table. */
export function select(id) {
  drawn?.network.selectNodes([id]);
  showDetails(known.nodes.get(id), known, expand);
}

function network(type, ids, limit) {
  return ask("/explorer/network", { type, id: ids, limit, lang: spoken() }, spoken());
}

/** Keeps the nodes under the names that the server gave them in the language of the page. */
function remember({ picture, nodes }) {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  for (const node of picture.nodes) known.nodes.set(node.id, { ...node, name: names.get(node.id) });
  for (const edge of picture.edges) known.edges.set(edge.id, edge);
}

function add(set, items) {
  set.add(items.filter((item) => set.get(item.id) === null));
}

function draw(answer) {
  drawn?.network.destroy();
  const nodes = new library.DataSet(answer.nodes);
  const lines = new library.DataSet(answer.edges);
  const network = new library.Network(byId("canvas"), { nodes, edges: lines }, answer.options);
  drawn = { network, nodes, lines };
  network.on("click", ({ nodes: [node], edges: [line] }) => {
    if (node) showDetails(known.nodes.get(node), known, expand);
    else if (line) showLine(lines.get(line).members.map((id) => known.edges.get(id)), known);
  });
  network.on("doubleClick", ({ nodes: [node] }) => node && expand(node));
  settle();
}

/** Lets the drawing use all the room it has; called when that changes. */
export function refit() {
  drawn?.network.redraw();
  drawn?.network.fit();
}

/** Lets the drawing find its shape, then holds it still. */
function settle() {
  const { network } = drawn;
  network.setOptions({ physics: { enabled: true } });
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    network.fit();
    byId("canvas").dataset.state = "drawn";
  });
  network.stabilize(300);
}

function told(picture, note) {
  const left = picture.truncated ? say("picture.truncated") : "";
  byId("picture-hint").textContent = [note, left, say("picture.help")].filter(Boolean).join(" ");
  fill(byId("legend"), legend());
  fill(byId("view-table"), listing(known, select));
}

/** One entry for each class that is drawn, in the colour the server gave it. */
function legend() {
  const seen = new Map(drawn.nodes.get().map((node) => [node.kind, node.color.background]));
  return [...seen].map(([kind, colour]) => el("li", {}, swatch(colour), classLabel(kind)));
}

function swatch(colour) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  svg.setAttribute("viewBox", "0 0 10 10");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of Object.entries({ cx: 5, cy: 5, r: 5, fill: colour })) dot.setAttribute(name, value);
  svg.append(dot);
  return svg;
}

function vis() {
  library ??= new Promise((resolve, reject) => {
    const script = el("script", { src: SCRIPT });
    script.addEventListener("load", () => resolve((library = window.vis)));
    script.addEventListener("error", () => reject(new Error(SCRIPT)));
    document.head.append(el("link", { rel: "stylesheet", href: SHEET }), script);
  });
  return library;
}
