// The heat scale.

import assert from "node:assert/strict";
import { test } from "node:test";

import { heat, scaleLabels } from "../../viz/static/js/heat-data.js";

for (const [count, step] of [[0, 0], [1, 1], [2, 2], [3, 3], [4, 3], [5, 4], [8, 4], [9, 5], [400, 5]]) {
  test(`${count} activities are step ${step}`, () => assert.equal(heat(count), step));
}

test("the labels name the counts of each step", () => {
  assert.deepEqual(scaleLabels(), ["1", "2", "3–4", "5–8", "≥ 9"]);
});
