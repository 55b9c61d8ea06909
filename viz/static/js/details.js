// The properties of the selected node or relationship, and what can be done from there.

import { byId, el, fill } from "./dom.js";
import { classLabel, collection, described, relationLabel } from "./model.js";
import { splitId } from "./model-data.js";
import { evidenceOf } from "./picture-data.js";
import { read } from "./reader.js";
import { pageLink } from "./sections.js";
import { message } from "./words.js";

/**
 * @import { PictureEdge, Properties } from "../../types/api.js"
 * @import { Child, DrawnNode, Picture } from "../../types/page.js"
 */

const LONG = ["text", "fingerprint", "sha256"]; // read in the reader, or of no use to a reader
const SPAN = ["notice", "start", "end"]; // shown as a button that opens the notice there

/**
 * Show the properties of a node, with what can be done with it: that of the page, and reading its notice.
 * @param {DrawnNode | undefined} node
 * @param {Picture} picture
 * @param {Child} own the page's own buttons
 * @returns {void}
 */
export function showDetails(node, picture, own) {
  if (!node) return;
  const kind = el("small", {}, ` ${classLabel(node.type)}`);
  const hidden = [...LONG, ...SPAN, node.type === "Notice" ? "warnings" : "notice"];
  const properties = propertyList(node.type, node.properties, hidden);
  fill(byId("details"), el("h3", {}, node.name, kind), actions(node, picture, own), properties);
}

/**
 * Show the relationships that one line of the network stands for: one, or several between the same nodes.
 * @param {PictureEdge[]} edges
 * @param {Picture} picture
 * @returns {void}
 */
export function showLine(edges, { nodes }) {
  const [first] = edges;
  if (!first) return;
  const names = [first.source, first.target].map((id) => nodes.get(id)?.name ?? id);
  const title = el("h3", {}, names.join(` → ${relationLabel(first.type)} → `));
  const lists = edges.map(({ type, properties }) => [placeButton(properties), propertyList(type, properties, SPAN)]);
  fill(byId("details"), title, lists);
}

/**
 * What can be done with a node; of one without a list of its class there is no data by itself.
 * @param {DrawnNode} node
 * @param {Picture} picture
 * @param {Child} own
 * @returns {HTMLElement}
 */
function actions(node, picture, own) {
  const [type, id] = splitId(node.id);
  const listed = collection(type);
  const path = `v1/${listed}/${encodeURIComponent(id)}`;
  return el(
    "div",
    { class: "actions" },
    own,
    type === "Notice" && node.properties.fingerprint ? detailButton("details.read", () => read(id)) : null,
    placeButton(evidenceOf(node, picture)),
    listed ? pageLink(type, id, message("page.own")) : null,
    listed ? el("a", { href: path, target: "_blank", rel: "noopener" }, message("details.json")) : null,
  );
}

/**
 * The button that opens the notice at the quote that a fact rests on; null without evidence.
 * @param {Properties} properties
 * @returns {HTMLElement | null}
 */
function placeButton({ notice, start, end }) {
  return notice && end ? detailButton("details.place", () => read(String(notice), Number(start), Number(end))) : null;
}

/**
 * A button with a message on it.
 * @param {string} name
 * @param {() => void} click
 * @returns {HTMLElement}
 */
export function detailButton(name, click) {
  return el("button", { type: "button", on: { click } }, message(name));
}

/**
 * Properties as a list of labels and values.
 * @param {string} kind
 * @param {Properties} properties
 * @param {string[]} hidden
 * @returns {HTMLElement}
 */
function propertyList(kind, properties, hidden) {
  const items = described(kind, properties, hidden).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]);
  return el("dl", {}, items);
}
