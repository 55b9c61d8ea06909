// The marks of a notice, the pieces that its text is cut into, and the place of names in quotes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { countsOf, isShown, marksOf } from "../../viz/static/js/marks-data.js";
import { nameSpan } from "../../viz/static/js/names-data.js";
import { innermost, paragraphs } from "../../viz/static/js/pieces-data.js";

const TEXT = Array.from("𠮷市局举办质量论坛和展览。\n附件 1");

function fact(relation, start, end, more = {}) {
  const quote = TEXT.slice(start, end).join("");
  return { relation, start, end, quote, subject_id: "a", object_id: "o", name_as_printed: null, ...more };
}

const MENTION = fact("MENTIONED_IN", 0, 9);
const TYPE = fact("HAS_TYPE", 0, 9, { object_id: "forum" });
const ORGANIZER = fact("ORGANIZED", 0, 9, { subject_id: "bureau", object_id: "a", name_as_printed: "𠮷市局" });

test("an activity is marked with its types and organisers, an organiser where its name stands", () => {
  const marks = marksOf([MENTION, TYPE, ORGANIZER], TEXT);
  const places = marks.map(({ layer, start, end }) => [layer, start, end]);
  assert.deepEqual(places, [["activity", 0, 9], ["organizer", 0, 3]]);
  assert.deepEqual(marks[0].types, ["forum"]);
  assert.deepEqual(marks[0].rows, [MENTION, TYPE, ORGANIZER]);
  assert.deepEqual([...countsOf(marks)], [["activity", 1], ["forum", 1], ["organizer", 1]]);
});

test("an organiser whose name the words do not have is no mark of its own", () => {
  const marks = marksOf([MENTION, { ...ORGANIZER, name_as_printed: "省局" }], TEXT);
  assert.deepEqual(marks.map(({ layer }) => layer), ["activity"]);
});

test("facts of one layer and span are one mark, and a span outside of the text is none", () => {
  const other = fact("HAS_SLOGAN", 9, 12, { object_id: "x" });
  const marks = marksOf([fact("HAS_THEME", 9, 12), other, fact("CITES", 15, 99), fact("ISSUED", 5, 5)], TEXT);
  assert.equal(marks.length, 1);
  assert.equal(marks[0].rows.length, 2);
});

test("a mark is hidden with its layer, or with all of its types", () => {
  const [mark] = marksOf([MENTION, TYPE, fact("HAS_TYPE", 0, 9, { object_id: "show" })], TEXT);
  assert.equal(isShown(mark, new Set(["forum"])), true);
  assert.equal(isShown(mark, new Set(["forum", "show"])), false);
  assert.equal(isShown(mark, new Set(["activity"])), false);
});

test("pieces are the text, cut at marks that overlap and at lines", () => {
  const marks = marksOf([MENTION, ORGANIZER, fact("CITES", 7, 11)], TEXT);
  const lines = paragraphs(TEXT, marks, [4, 5]);
  assert.equal(lines.map(({ pieces }) => pieces.map(({ text }) => text).join("")).join("\n"), TEXT.join(""));
  assert.deepEqual(lines[0].pieces.map(({ text, marks: over }) => [text, over]), [
    ["𠮷市局", [0, 1]],
    ["举", [0]],
    ["办", [0]],
    ["质量", [0]],
    ["论坛", [0, 2]],
    ["和展", [2]],
    ["览。", []],
  ]);
  assert.equal(lines[1].start, 14);
});

test("the shortest mark that is shown stands for a piece", () => {
  const marks = marksOf([MENTION, ORGANIZER], TEXT);
  const [piece] = paragraphs(TEXT, marks, null)[0].pieces;
  assert.equal(marks[innermost(piece, marks, () => true)].layer, "organizer");
  assert.equal(marks[innermost(piece, marks, ({ layer }) => layer === "activity")].layer, "activity");
  assert.equal(innermost(piece, marks, () => false), -1);
});

test("a text without marks is one piece a line, an empty one is no piece", () => {
  assert.deepEqual(paragraphs(TEXT, [], null).map(({ pieces }) => pieces.length), [1, 1]);
  assert.deepEqual(paragraphs([], [], null), [{ start: 0, pieces: [] }]);
});

test("a name is found over blanks and line breaks, and only within its quote", () => {
  const all = Array.from("由 教 育\n部 主办教育部");
  assert.deepEqual(nameSpan(all, 0, 10, "教育部"), [2, 7]);
  assert.equal(nameSpan(all, 3, 10, "教育部"), null);
  assert.equal(nameSpan(all, 0, 10, " "), null);
  assert.equal(nameSpan(all, 0, 10, null), null);
});
