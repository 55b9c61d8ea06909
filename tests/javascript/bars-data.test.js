// Small bars over years.

import assert from "node:assert/strict";
import { test } from "node:test";

import { barsOf, inWords, sizeOf } from "../../viz/static/js/bars-data.js";

const COUNTS = new Map([["2015", 1], ["2023", 12]]);

test("each year has its place, and one without activities no bar", () => {
  const bars = barsOf(COUNTS, [2015, 2023, 2025]);
  assert.equal(bars.length, 2);
  assert.ok(bars[0].x < bars[1].x && bars[1].x < sizeOf(3).width);
});

test("the highest bar fills the height, and one activity beside hundreds is still seen", () => {
  const { height } = sizeOf(2);
  const [low, high] = barsOf(new Map([["2015", 1], ["2023", 900]]), [2015, 2023]);
  assert.deepEqual([high.y, high.height], [0, height]);
  assert.ok(low.height >= 2);
  assert.equal(low.y + low.height, height);
});

test("without counts there is no bar, but a place", () => {
  assert.deepEqual(barsOf(new Map(), [2015]), []);
  assert.ok(sizeOf(0).width > 0);
});

test("words say the same", () => assert.equal(inWords(COUNTS, ", "), "2015: 1, 2023: 12"));
