// Questions in plain words: where they lead, and their answers as the page shows them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { changeOf, shownOf } from "../../viz/static/js/starts-data.js";

const column = (name, zh, en) => ({ name, meaning_zh: zh, meaning_en: en });
const ANSWER = {
  columns: [
    column("actor_class", "类", "class"), column("actor_id", "标识", "id"), column("actor", "机构", "agency"),
    column("actor_en", "英文名称", "its English name"), column("type_id", "类型", "type"), column("years", "年度", "years"),
  ],
  rows: [["Agency", "samr", "总局", "SAMR", "forum", [2023, 2025]], ["Region", "110000", "北京", null, "forum", []]],
};
const START = { id: "a", columns: { zh: ["actor", "years"], en: ["actor_en", "years"] }, cell: true };

test("a question leads to its view or to its answer, and nothing stays picked", () => {
  assert.deepEqual(changeOf({ id: "a", state: { cell: "-|" } }), { cell: "-|", node: null });
  assert.deepEqual(changeOf({ id: "a", question: "b" }), { cell: null, node: null, start: "a" });
});

test("columns are headed by their meanings, an English name by that of the name", () => {
  assert.deepEqual(shownOf(START, ANSWER, "zh").heads, ["机构", "年度"]);
  assert.deepEqual(shownOf(START, ANSWER, "en").heads, ["agency", "years"]);
});

test("lists are joined as the language joins them, and what is missing is empty", () => {
  assert.deepEqual(shownOf(START, ANSWER, "zh").rows.map((row) => row.texts), [["总局", "2023、2025"], ["北京", ""]]);
  assert.deepEqual(shownOf(START, ANSWER, "en").rows.map((row) => row.texts), [["SAMR", "2023, 2025"], ["", ""]]);
});

test("a row leads to its cell, to the network around its entity, or nowhere", () => {
  const changes = (start) => shownOf(start, ANSWER, "zh").rows.map((row) => row.change)[0];
  assert.deepEqual(changes(START), { cell: "Agency/samr|forum" });
  assert.deepEqual(changes({ ...START, cell: false, node: ["Agency", "actor_id"] }), { node: "Agency/samr" });
  assert.equal(changes({ ...START, cell: false }), null);
});
