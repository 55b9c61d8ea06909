// Where the keys of a grid lead.

import assert from "node:assert/strict";
import { test } from "node:test";

import { positionAfter } from "../../viz/static/js/grid-data.js";

const LAST = { row: 20, column: 18 };
const CASES = [
  ["ArrowRight", false, [3, 3], [3, 4]],
  ["ArrowRight", false, [3, 18], [3, 18]],
  ["ArrowLeft", false, [3, 0], [3, 0]],
  ["ArrowUp", false, [3, 3], [2, 3]],
  ["ArrowDown", false, [20, 3], [20, 3]],
  ["PageDown", false, [3, 3], [13, 3]],
  ["PageUp", false, [3, 3], [0, 3]],
  ["Home", false, [3, 3], [3, 0]],
  ["Home", true, [3, 3], [0, 0]],
  ["End", false, [3, 3], [3, 18]],
  ["End", true, [3, 3], [20, 18]],
];

for (const [key, ctrl, [row, column], [toRow, toColumn]] of CASES) {
  test(`${ctrl ? "Ctrl+" : ""}${key} at ${row}, ${column}`, () => {
    assert.deepEqual(positionAfter({ row, column }, LAST, key, ctrl), { row: toRow, column: toColumn });
  });
}

test("other keys lead nowhere", () => {
  const from = { row: 1, column: 1 };
  for (const key of ["a", "Tab", "toString"]) assert.equal(positionAfter(from, LAST, key, false), null);
});
