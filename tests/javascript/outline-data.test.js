// Headings of notices, corrections in their parts, and spans and lists in addresses.

import assert from "node:assert/strict";
import { test } from "node:test";

import { correctionOf, warningOf } from "../../viz/static/js/corrections-data.js";
import { linesOf, outline } from "../../viz/static/js/outline-data.js";
import { absolutePage, entityOf, namesOf, pageHref, spanOf, toggled } from "../../viz/static/js/page-data.js";
import { parse } from "../../viz/static/js/state-data.js";

function titles(text) {
  return outline(Array.from(text)).map(({ level, title }) => `${level} ${title}`);
}

test("numbers of chapters and paragraphs are headings, those of sentences are not", () => {
  const text = "通知\n一、活动主题\n质量\n（一）高度重视。加强领导。\n1.举办大会\n(二)落实\n附件 1\n主要活动";
  assert.deepEqual(titles(text), ["2 一、活动主题", "3 （一）高度重视", "3 (二)落实", "1 附件 1 主要活动"]);
});

test("the position of a heading counts characters, not units of UTF-16", () => {
  const [heading] = outline(Array.from("𠮷𠮷\n一、甲"));
  assert.equal(heading.start, 3);
});

test("a paragraph that a number begins is no heading of its own line", () => {
  const [own, within] = outline(Array.from(`一、活动\n二、${"某部开展活动，".repeat(9)}`));
  assert.deepEqual([own.alone, within.alone], [true, false]);
  assert.equal(Array.from(within.title).length, 36);
});

test("the list of annexes at the end of a letter is no annex", () => {
  assert.deepEqual(titles("附件：1. 甲\n2. 乙"), []);
  assert.deepEqual(linesOf([]), [{ text: "", start: 0 }]);
});

test("a correction has its parts, in both languages", () => {
  const signed = "误读 / it was read otherwise; 原文 / the notice; annotator 2026-11-21";
  const line = `change types: award (n-1.0123456789ab); ${signed}`;
  assert.deepEqual(correctionOf(line), {
    what: "change types: award",
    activity: "n-1.0123456789ab",
    reason: ["误读", "it was read otherwise"],
    source: ["原文", "the notice"],
    by: "annotator 2026-11-21",
  });
});

test("a value with semicolons stays whole, and a line of another form is not lost", () => {
  assert.equal(correctionOf("change name: a; b (x); r; s; who").what, "change name: a; b (x)");
  assert.equal(correctionOf("anything").what, "anything");
  assert.equal(warningOf("no-title: no title found: none"), "no title found: none");
});

test("an address names an entity whatever its id", () => {
  const id = "a/b&c=d#e";
  const hash = pageHref({ node: `Notice/${id}`, span: "1-2" }).slice("page".length);
  assert.deepEqual(entityOf(parse(hash)), { type: "Notice", id });
  assert.equal(entityOf({}), null);
  assert.equal(entityOf({ node: "Notice/" }), null);
  assert.equal(absolutePage("http://h/qmg/#x", { node: "Region/1" }), "http://h/qmg/page#node=Region%2F1");
  assert.equal(absolutePage("http://h/qmg/page#x", { node: "Region/1" }), "http://h/qmg/page#node=Region%2F1");
});

test("a span of a state has characters, or is none", () => {
  assert.deepEqual(spanOf("12-40"), [12, 40]);
  for (const bad of [undefined, "", "40-12", "3-3", "-1-4", "1-2-3", "a-b", "1e3-9e9"]) assert.equal(spanOf(bad), null);
});

test("a name is added to a list, and taken out again", () => {
  assert.equal(toggled(undefined, "b"), "b");
  assert.equal(toggled("b", "a"), "a,b");
  assert.equal(toggled("b", "b"), null);
  assert.deepEqual([...namesOf("a,,b")], ["a", "b"]);
});
