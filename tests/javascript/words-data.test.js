// Messages and languages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { choose, interpolate } from "../../viz/static/js/words-data.js";

test("values take the place of their names", () => {
  assert.equal(interpolate("{who}，{type}：{count} 项", { who: "法院", type: "{who}", count: 0 }), "法院，{who}：0 项");
});

test("a name without a value becomes empty", () => {
  assert.equal(interpolate("a{b}c{d}", { b: null }), "ac");
});

test("the other language stands in for a text that is empty", () => {
  assert.equal(choose("zh", "甲", "a"), "甲");
  assert.equal(choose("en", "甲", "a"), "a");
  assert.equal(choose("en", "甲", null), "甲");
  assert.equal(choose("zh", "", "a"), "a");
  assert.equal(choose("zh", null, undefined), "");
});
