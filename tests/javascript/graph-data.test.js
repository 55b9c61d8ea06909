// Values of the graph among the values of rows, and what they are called.

import assert from "node:assert/strict";
import { test } from "node:test";

import { entityOf, isNode, isPath, isRelationship, partsOf } from "../../viz/static/js/graph-data.js";
import { COURT, ISSUED, NAMING, NOTICE, PATH } from "./graph-values.js";

test("nodes, relationships and paths are known by their fields, and nothing else is", () => {
  assert.deepEqual([COURT, ISSUED, PATH].map(isNode), [true, false, false]);
  assert.deepEqual([COURT, ISSUED, PATH].map(isRelationship), [false, true, false]);
  assert.deepEqual([COURT, ISSUED, PATH].map(isPath), [false, false, true]);
  const others = [null, 1, "labels", [COURT], {}, { labels: 1, properties: {} }, { ...COURT, more: 1 }];
  for (const value of [...others, { nodes: [1], relationships: [] }, { nodes: 1, relationships: [] }]) {
    assert.ok(!isNode(value) && !isRelationship(value) && !isPath(value), JSON.stringify(value));
  }
});

test("an entity has its class, its name in the language, and its colour", () => {
  const { id, type, name, colour } = entityOf(COURT, NAMING);
  assert.deepEqual([id, type, name, colour], ["Agency/spc", "Agency", "最高人民法院", "blue"]);
  assert.equal(entityOf(COURT, { ...NAMING, language: "en" }).name, "Supreme People's Court");
});

test("a notice without a title is called by its file, a node of no known class by its id or its label", () => {
  assert.equal(entityOf({ labels: ["Notice"], properties: { id: "n", source_file: "a.txt" } }, NAMING).name, "a.txt");
  const unknown = entityOf({ labels: ["Ledger"], properties: { id: "x" } }, NAMING);
  assert.deepEqual([unknown.id, unknown.name, unknown.colour], ["Ledger/x", "x", "grey"]);
  assert.equal(entityOf({ labels: ["Ledger"], properties: {} }, NAMING).name, "Ledger");
  assert.equal(entityOf({ labels: [], properties: {} }, NAMING).type, "");
});

test("parts are found in lists, maps and paths", () => {
  const { nodes, relationships } = partsOf([[COURT, 1, null], [{ way: PATH, more: [[NOTICE]] }]]);
  assert.deepEqual(nodes, [COURT, COURT, NOTICE, NOTICE]);
  assert.deepEqual(relationships, [ISSUED]);
});
