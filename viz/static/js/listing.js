// The table that says what the network shows: every relationship, its ends, and the words it rests on.

import { el } from "./dom.js";
import { classLabel, relationLabel } from "./model.js";
import { say } from "./words.js";

/** A table of the relationships of a picture; the names in it call `select` with the entity's id. */
export function listing(known, select) {
  const heads = ["source", "relation", "target", "quote"].map((name) => el("th", { scope: "col" }, say(`list.${name}`)));
  return el(
    "table",
    { class: "listing" },
    el("caption", {}, say("list.caption", { nodes: known.nodes.size, edges: known.edges.size })),
    el("thead", {}, el("tr", {}, heads)),
    el("tbody", {}, [...known.edges.values()].map((edge) => row(edge, known, select))),
  );
}

function row(edge, known, select) {
  return el(
    "tr",
    {},
    el("td", {}, named(known.nodes.get(edge.source), select)),
    el("td", {}, relationLabel(edge.type)),
    el("td", {}, named(known.nodes.get(edge.target), select)),
    el("td", {}, edge.properties.quote ?? "—"),
  );
}

function named(node, select) {
  if (!node) return "—";
  const pressed = { click: () => select(node.id) };
  return el("button", { type: "button", title: classLabel(node.type), on: pressed }, node.name);
}
