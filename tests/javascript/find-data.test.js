// The hits of a search, as the page shows them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { changeFor, hasWords, matchesOf, moved, partsOf } from "../../viz/static/js/find-data.js";

const match = (property, text, marks = []) => ({ property, text, start: 0, end: text.length, marks });

test("a text is cut at its marks, which are in characters and not in halves of them", () => {
  assert.deepEqual(partsOf("𠮷质量月", [[1, 3]]), [
    { text: "𠮷", marked: false },
    { text: "质量", marked: true },
    { text: "月", marked: false },
  ]);
  assert.deepEqual(partsOf("质检总局", [[0, 4]]), [{ text: "质检总局", marked: true }]);
  assert.deepEqual(partsOf("总局", []), [{ text: "总局", marked: false }]);
  assert.deepEqual(partsOf("市场监管局", [[0, 1], [2, 3], [4, 5]]).map((each) => each.text), ["市", "场", "监", "管", "局"]);
});

test("beside the title, a sentence is shown before a further name", () => {
  const title = match("name", "质量月");
  const sentence = match("text", "举办质量月活动。");
  const place = match("place", "质量月广场");
  assert.deepEqual(matchesOf({ title: "质量月", matches: [title, place, sentence] }), { title, other: sentence });
  assert.deepEqual(matchesOf({ title: "总局", matches: [place] }), { title: undefined, other: place });
  assert.deepEqual(matchesOf({ title: "总局", matches: [] }), { title: undefined, other: undefined });
});

test("punctuation alone is nothing to find", () => {
  assert.deepEqual(["质", "x", "５", "！“ ”", " ", ""].map(hasWords), [true, true, true, false, false, false]);
});

const CHOICES = [
  ["an agency with a row", { type: "Agency", id: "spc" }, { cell: "Agency/spc|", node: null }],
  ["an agency without one", { type: "Agency", id: "x" }, { cell: null, node: "Agency/x" }],
  ["an activity", { type: "Activity", id: "n.1" }, { cell: null, node: "Activity/n.1" }],
];
for (const [name, hit, expected] of CHOICES) {
  test(`${name} is shown`, () => assert.deepEqual(changeFor(hit, hit.id === "spc"), expected));
}

const KEYS = [
  ["ArrowDown", -1, 3, 0], ["ArrowDown", 1, 3, 2], ["ArrowDown", 2, 3, 0], ["ArrowDown", -1, 0, -1],
  ["ArrowUp", -1, 3, 2], ["ArrowUp", 0, 3, 2], ["ArrowUp", 2, 3, 1], ["ArrowUp", -1, 0, -1],
  ["x", 1, 3, null],
];
for (const [key, place, count, expected] of KEYS) {
  test(`${key} at ${place} of ${count} leads to ${expected}`, () => assert.equal(moved(key, place, count), expected));
}
