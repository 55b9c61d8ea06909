// A quote inside its sentence, and inside its whole notice.

import assert from "node:assert/strict";
import { test } from "node:test";

import { characters, sentence, whole } from "../../viz/static/js/sentence.js";

const CASES = [
  ["a sentence between others", "前一句。甲办会。后一句。", 4, 7, ["", "甲办会", "。"]],
  ["words on both sides of the quote", "前一句。由甲办会，再看。后", 5, 8, ["由", "甲办会", "，再看。"]],
  ["a heading above", "标题\n甲办会", 3, 6, ["", "甲办会", ""]],
  ["a quote over two sentences", "甲。乙。丙", 0, 4, ["", "甲。乙。", ""]],
  ["a text that is all quote", "甲", 0, 1, ["", "甲", ""]],
  ["an empty span at the beginning", "甲办会。", 0, 0, ["", "", ""]],
];

for (const [name, text, start, end, expected] of CASES) {
  test(`the sentence of ${name}`, () => {
    const { before, quote, after } = sentence(characters(text), start, end);
    assert.deepEqual([before, quote, after], expected);
  });
}

test("positions count characters beyond the first plane once", () => {
  const all = characters("举办“𠮷𠮷😀”论坛。");
  assert.equal(sentence(all, 3, 6).quote, "𠮷𠮷😀");
});

test("a whole notice has all its text around the quote", () => {
  const found = whole(characters("　甲。\n乙办会。\n丙。\n"), 4, 7);
  assert.deepEqual(found, { before: "甲。\n", quote: "乙办会", after: "。\n丙。" });
});
