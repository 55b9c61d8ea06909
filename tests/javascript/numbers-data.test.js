// Numbers in few characters.

import assert from "node:assert/strict";
import { test } from "node:test";

import { brief } from "../../viz/static/js/numbers-data.js";

const CASES = [
  [0, "0", "0"], [999, "999", "999"], [9_999, "9999", "9999"], [11_530, "1.2万", "12K"], [43_079, "4.3万", "43K"],
  [123_456, "12万", "120K"], [1_234_567, "120万", "1.2M"],
];

for (const [number, zh, en] of CASES) {
  test(`${number} is ${zh} and ${en}`, () => assert.deepEqual([brief("zh", number), brief("en", number)], [zh, en]));
}
