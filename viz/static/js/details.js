// What is known of the picked node or relationship, and what can be done from it.

import { byId, el, fill } from "./dom.js";
import { classLabel, collection, described, relationLabel, split } from "./model.js";
import { read } from "./reader.js";
import { say } from "./words.js";
import { change } from "./state.js";

const LONG = ["text", "fingerprint", "sha256"]; // read in the reader, or of no use to a reader
const PLACE = ["notice", "start", "end"]; // shown as a link to the place

/** The properties of a node, and buttons to `expand` it, to put it in the middle, to read its notice. */
export function showDetails(node, known, expand) {
  if (!node) return;
  const kind = el("small", {}, ` ${classLabel(node.type)}`);
  const hidden = [...LONG, ...PLACE, node.type === "Notice" ? "warnings" : "notice"];
  fill(byId("details"), el("h3", {}, node.name, kind), doing(node, known, expand), facts(node.type, node.properties, hidden));
}

/** What one line of the drawing stands for: one relationship, or several that say the same. */
export function showLine(edges, known) {
  const ends = (edge) => [edge.source, edge.target].map((id) => known.nodes.get(id).name);
  const [source, target] = ends(edges[0]);
  const title = el("h3", {}, `${source} → ${relationLabel(edges[0].type)} → ${target}`);
  fill(byId("details"), title, edges.map((edge) => [place(edge.properties), facts(edge.type, edge.properties, PLACE)]));
}

function doing(node, known, expand) {
  const [type, id] = split(node.id);
  const central = known.centers.length === 1 && known.centers[0] === node.id;
  const path = `/v1/${collection(type)}/${encodeURIComponent(id)}`;
  return el(
    "div",
    { class: "doing" },
    button("details.expand", () => expand(node.id)),
    central ? null : button("details.center", () => change({ node: node.id }, { push: true })),
    type === "Notice" && node.properties.fingerprint ? button("details.read", () => read(id)) : null,
    place(told(node, known)),
    el("a", { href: path, target: "_blank", rel: "noopener" }, say("details.json")),
  );
}

/** Where a notice tells of the node: it says so itself, or its mention does. */
function told(node, known) {
  if (node.properties.end) return node.properties;
  const mentions = [...known.edges.values()].filter((edge) => edge.type === "MENTIONED_IN" && edge.source === node.id);
  return mentions[0]?.properties ?? {};
}

/** The button that opens the notice at the words a fact rests on. */
function place(properties) {
  const { notice, start, end } = properties;
  return notice && end ? button("details.place", () => read(notice, start, end)) : null;
}

function button(word, pressed) {
  return el("button", { type: "button", on: { click: pressed } }, say(word));
}

function facts(kind, properties, hidden) {
  return el("dl", {}, described(kind, properties, hidden).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}
