// The network that belongs to what is picked.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CENTERS, networkOf, splitCell } from "../../viz/static/js/picked-data.js";

test("a cell is an actor and a type, a row an actor alone", () => {
  assert.deepEqual(splitCell("Agency/spc|forum"), { who: "Agency/spc", type: "forum" });
  assert.deepEqual(splitCell("Agency/spc|"), { who: "Agency/spc", type: "" });
  assert.deepEqual(splitCell(undefined), { who: "", type: "" });
});

const NODE = "Notice/n";
const CASES = [
  ["nothing picked", {}, [], null],
  ["a cell", { cell: "Agency/spc|forum" }, ["a", "b"], { type: "Activity", ids: ["a", "b"], details: false }],
  ["a cell without activities", { cell: "Agency/spc|forum" }, [], null],
  ["a row", { cell: "Agency/spc|" }, ["a"], { type: "Agency", ids: ["spc"], details: false }],
  ["the row without organiser", { cell: "-|" }, ["a"], { type: "Activity", ids: ["a"], details: false }],
  ["a node in the centre", { cell: "Agency/spc|", node: NODE }, ["a"], { type: "Notice", ids: ["n"], details: true }],
];

for (const [name, state, activities, expected] of CASES) {
  test(`the network of ${name}`, () => {
    const found = networkOf(state, activities);
    assert.deepEqual(found && { type: found.type, ids: found.ids, details: found.details }, expected);
  });
}

test("more activities than the server takes are cut", () => {
  const many = Array.from({ length: CENTERS + 5 }, (_, place) => `a${place}`);
  assert.equal(networkOf({ cell: "-|forum" }, many)?.ids.length, CENTERS);
});

test("the wide network has more neighbours", () => {
  const [narrow, wide] = [undefined, "yes"].map((value) => networkOf({ node: NODE, wide: value }, []));
  assert.ok(wide.limit > narrow.limit);
});
