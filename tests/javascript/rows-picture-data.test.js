// The picture of rows, and its drawing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { drawingOf, MOST, pictureOfRows } from "../../viz/static/js/rows-picture-data.js";
import { COURT, ISSUED, NAMING, NOTICE, PATH } from "./graph-values.js";

function agency(id, name = id) {
  return { labels: ["Agency"], properties: { id, name } };
}

test("nodes and relationships are drawn once, however often rows hold them", () => {
  const { picture, beyond, loose } = pictureOfRows([[PATH, COURT], [{ a: [PATH] }, ISSUED]], NAMING);
  assert.deepEqual([...picture.nodes.keys()], ["Agency/spc", "Notice/n"]);
  const ends = [...picture.edges.values()].map(({ source, target }) => [source, target]);
  assert.deepEqual(ends, [["Agency/spc", "Notice/n"]]);
  assert.deepEqual([beyond, loose], [0, 0]);
});

test("a relationship without its ends in the rows is left out and counted", () => {
  const { picture, loose } = pictureOfRows([[COURT, { ...ISSUED, target: null }, ISSUED]], NAMING);
  assert.deepEqual([picture.nodes.size, picture.edges.size, loose], [1, 0, 2]);
});

test("the class that the model has for an end decides between nodes of one id", () => {
  const same = { labels: ["Notice"], properties: { id: "spc", title: "另一个" } };
  const { picture } = pictureOfRows([[COURT, same, NOTICE, ISSUED]], NAMING);
  assert.deepEqual([...picture.edges.values()].map(({ source }) => source), ["Agency/spc"]);
});

test("nodes beyond the limit are left out and counted, with their lines", () => {
  const rows = Array.from({ length: MOST + 5 }, (_, place) => [agency(`a${place}`)]);
  const last = { type: "X", source: "a0", target: `a${MOST + 4}`, properties: {} };
  const { picture, beyond, loose } = pictureOfRows([...rows, [last]], NAMING);
  assert.deepEqual([picture.nodes.size, picture.edges.size, beyond, loose], [MOST, 0, 5, 0]);
});

test("rows without values of the graph have an empty picture", () => {
  assert.equal(pictureOfRows([[1, "a", null, [{}]]], NAMING).picture.nodes.size, 0);
});

test("nodes are drawn in the look of their class, with the short name in Chinese alone", () => {
  const { picture } = pictureOfRows([[PATH, { labels: ["Ledger"], properties: { id: "x" } }]], NAMING);
  const [court, , other] = drawingOf(picture, NAMING).nodes;
  assert.deepEqual([court.label, court.title, court.shape], ["最高法", "机构: 最高人民法院", "ellipse"]);
  assert.deepEqual([other.label, other.shape], ["x", "dot"]);
  const english = pictureOfRows([[COURT]], { ...NAMING, language: "en" }).picture;
  assert.equal(drawingOf(english, { ...NAMING, language: "en" }).nodes[0].label, "Supreme People's Court");
});

test("relationships of one type between the same nodes are one line with all of them", () => {
  const again = { ...ISSUED, properties: { position: 2 } };
  const { picture } = pictureOfRows([[PATH, again]], NAMING);
  const [line, ...more] = drawingOf(picture, NAMING).edges;
  assert.deepEqual([line.label, line.members.length, line.from, line.to], ["发布 ×2", 2, "Agency/spc", "Notice/n"]);
  assert.deepEqual(more, []);
});

test("a label is one line of a name, and ends where it is long", () => {
  const { picture } = pictureOfRows([[agency("a", "一\n二\u202e三"), agency("b", "质".repeat(40))]], NAMING);
  assert.deepEqual(drawingOf(picture, NAMING).nodes.map(({ label }) => label), ["一 二 三", `${"质".repeat(34)}…`]);
});

test("the options are those of the explorer, drawn closer", () => {
  const { physics } = drawingOf(pictureOfRows([], NAMING).picture, NAMING).options;
  assert.deepEqual([physics.solver, physics.barnesHut.avoidOverlap], ["barnesHut", 1]);
  assert.ok(physics.barnesHut.springLength < NAMING.looks.options.physics.barnesHut.springLength);
});
