// The heat scale follows the greatest count.

import assert from "node:assert/strict";
import { test } from "node:test";

import { heat, scaleLabels, scaleOf } from "../../viz/static/js/heat-data.js";

const SMALL = scaleOf(13);

for (const [count, step] of [[0, 0], [1, 1], [2, 2], [3, 3], [4, 3], [5, 4], [8, 4], [9, 5], [400, 5]]) {
  test(`${count} activities of 13 at most are step ${step}`, () => assert.equal(heat(count, SMALL), step));
}

test("the labels name the counts of each step", () => {
  assert.deepEqual(scaleLabels(SMALL), ["1", "2", "3–4", "5–8", "≥ 9"]);
  assert.deepEqual(scaleLabels(scaleOf(382)), ["1–2", "3–9", "10–39", "40–99", "≥ 100"]);
});

test("steps that no count reaches are left out", () => {
  assert.deepEqual(scaleOf(1), [1]);
  assert.deepEqual(scaleOf(0), [1]);
  assert.deepEqual(scaleOf(4), [1, 2, 3]);
});

for (const most of [1, 2, 9, 12, 37, 99, 100, 1_000, 43_079, 1_000_000]) {
  test(`up to ${most} the steps rise, and neither the first nor the last holds everything`, () => {
    const scale = scaleOf(most);
    assert.equal(scale[0], 1);
    assert.ok(scale.every((least, step) => step === 0 || least > scale[step - 1]));
    assert.ok(scale.length <= 5 && scale.at(-1) <= most);
    assert.ok(most < 9 || (scale.length === 5 && scale.at(-1) >= most / 20));
  });
}
