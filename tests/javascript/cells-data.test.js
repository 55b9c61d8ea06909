// Values as cells.

import assert from "node:assert/strict";
import { test } from "node:test";

import { beginning, cellsOf } from "../../viz/static/js/cells-data.js";
import { COURT, ISSUED, NAMING, NOTICE, PATH } from "./graph-values.js";

function cell(value, ...others) {
  return cellsOf([[value, ...others]], NAMING)[0][0];
}

for (const [value, expected] of [
  [null, { kind: "nothing" }],
  [0, { kind: "number", text: "0" }],
  [1.5, { kind: "number", text: "1.5" }],
  [false, { kind: "text", text: "false" }],
  ["", { kind: "text", text: "" }],
  ["<img src=x>", { kind: "text", text: "<img src=x>" }],
  [[1, [null]], { kind: "list", cells: [cell(1), { kind: "list", cells: [{ kind: "nothing" }] }] }],
  [{ a: "b" }, { kind: "map", entries: [["a", { kind: "text", text: "b" }]] }],
]) {
  test(`the cell of ${JSON.stringify(value)}`, () => assert.deepEqual(cell(value), expected));
}

test("a node has its name, also within a list", () => {
  assert.equal(cell(COURT).node.name, "最高人民法院");
  assert.equal(cell([COURT]).cells[0].node.id, "Agency/spc");
});

test("a relationship has the names of its ends where a row has them, their ids elsewhere, none without ids", () => {
  assert.deepEqual(cell(ISSUED, COURT).ends, ["最高人民法院", "n"]);
  assert.equal(cell({ ...ISSUED, source: null }).ends, null);
  assert.deepEqual([cell(ISSUED).label, cell({ ...ISSUED, type: "OTHER" }).label], ["发布", "OTHER"]);
});

test("the steps of a path have the directions of their relationships", () => {
  const directions = (path) => cell(path).cells.filter(({ kind }) => kind === "step").map((step) => step.direction);
  assert.deepEqual(cell(PATH).cells.map(({ kind }) => kind), ["node", "step", "node"]);
  assert.deepEqual(directions(PATH), [1]);
  assert.deepEqual(directions({ ...PATH, nodes: [NOTICE, COURT] }), [-1]);
  assert.deepEqual(directions({ ...PATH, relationships: [{ ...ISSUED, target: null }] }), [0]);
});

test("a long text has a beginning, which does not cut a character", () => {
  assert.equal(beginning("质".repeat(160)), null);
  assert.equal(beginning("𠮷".repeat(161)), `${"𠮷".repeat(80)}…`);
});
