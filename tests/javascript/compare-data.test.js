// What two sides have in common, and what only one of them has.

import assert from "node:assert/strict";
import { test } from "node:test";

import { activityKeys, bareName, compared, nearest, typeCounts } from "../../viz/static/js/compare-data.js";

function activity(id, name, types = []) {
  return { activity_id: id, activity: name, type_ids: types, types, types_en: types.map((each) => each.toUpperCase()) };
}

test("activities of one series or of one name are the same, whatever their year", () => {
  const key = activityKeys(new Map([["a", ["kunlun"]], ["b", ["kunlun", "other"]]]));
  const left = [activity("a", "“昆仑2024”"), activity("c", "2024年质量月启动仪式"), activity("d", "质量论坛")];
  const right = [activity("e", "“质量月”启动仪式"), activity("b", "“昆仑—2025”"), activity("f", "质量展")];
  const found = compared(left, right, key);
  const ids = (items) => items.map((each) => each.activity_id);
  assert.deepEqual(found.both.map((pair) => [ids(pair.left), ids(pair.right)]), [[["a"], ["b"]], [["c"], ["e"]]]);
  assert.deepEqual([ids(found.left), ids(found.right)], [["d"], ["f"]]);
});

test("an activity of two series is the same as one of either", () => {
  const key = activityKeys(new Map([["a", ["green", "safety"]], ["b", ["green"]], ["c", ["safety"]]]));
  const { both, left, right } = compared([activity("a", "甲")], [activity("b", "乙"), activity("c", "丙")], key);
  assert.deepEqual([both.length, left, right], [2, [], []]);
});

test("several of one key stand together, and nothing is counted twice", () => {
  const { both, left, right } = compared(["甲", "甲", "乙"], ["甲"], (each) => [each]);
  assert.deepEqual([both, left, right], [[{ left: ["甲", "甲"], right: ["甲"] }], ["乙"], []]);
  assert.deepEqual(compared([], [], (each) => [each]), { both: [], left: [], right: [] });
});

test("a name of nothing but a year and signs stays as it is", () => {
  assert.equal(bareName("“2025年”"), "“2025年”");
  assert.equal(bareName("“剑网 ２０２５”专项行动"), "剑网专项行动");
});

test("types are counted on both sides, the most frequent first", () => {
  const counts = typeCounts([activity("a", "甲", ["x", "y"])], [activity("b", "乙", ["y"])]);
  assert.deepEqual(counts.map(({ id, left, right }) => [id, left, right]), [["y", 1, 1], ["x", 1, 0]]);
  assert.equal(counts[0].name_en, "Y");
});

test("words are compared with the likest of the other side", () => {
  assert.equal(nearest("质量强国建设", ["质量展", "质量强县建设"], String), "质量强县建设");
  assert.equal(nearest("甲", [], String), undefined);
});
