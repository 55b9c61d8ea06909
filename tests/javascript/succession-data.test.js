// Where agencies stand in the drawing of a history, numbers by type and year, and how wordings differ.

import assert from "node:assert/strict";
import { test } from "node:test";

import { successionOf } from "../../viz/static/js/succession-data.js";
import { shade, typeYears } from "../../viz/static/js/type-years-data.js";
import { differing, likeness } from "../../viz/static/js/differing-data.js";
import { wordings } from "../../viz/static/js/wordings-data.js";

function agency(id, successor = null, kind = "merge") {
  return { agency_id: id, agency: id, agency_en: null, successor_id: successor, change_kind: kind, changed_on: "2018" };
}

function places(rows, focus) {
  return Object.fromEntries(successionOf(rows, focus).nodes.map(({ id, column, row }) => [id, [column, row]]));
}

test("predecessors stand at the left, one below the other, and their successor between them", () => {
  const rows = [agency("new"), agency("a", "new"), agency("b", "new"), agency("old", "b", "rename")];
  assert.deepEqual(places(rows, "new"), { new: [2, 0.5], a: [1, 0], b: [1, 1], old: [0, 1] });
});

test("what an agency became stands at its right", () => {
  const rows = [agency("x"), agency("y"), agency("mid", "x"), agency("mid", "y", "split"), agency("old", "mid")];
  assert.deepEqual(places(rows, "mid"), { mid: [1, 0], old: [0, 0], x: [2, 0], y: [2, 1] });
});

test("the history behind a part of the duties is that of others", () => {
  const rows = [agency("new"), agency("ministry", "new", "split"), agency("older", "ministry")];
  const { nodes, edges } = successionOf(rows, "new");
  assert.deepEqual(nodes.map(({ id }) => id).sort(), ["ministry", "new"]);
  assert.deepEqual(edges.map(({ part }) => part), [true]);
});

test("agencies that the one in focus has nothing to do with are left out", () => {
  const rows = [agency("new"), agency("a", "new"), agency("sister", "new"), agency("aunt", "sister")];
  assert.deepEqual(Object.keys(places(rows, "a")).sort(), ["a", "new"]);
});

test("an agency on two ways stands once, behind both", () => {
  const rows = [agency("new"), agency("b", "new"), agency("a", "new"), agency("a", "b")];
  assert.deepEqual(places(rows, "new"), { new: [2, 0], b: [1, 0], a: [0, 0] });
});

test("data that runs in a circle is drawn all the same", () => {
  const { nodes } = successionOf([agency("a", "b"), agency("b", "a")], "a");
  assert.equal(nodes.length, 2);
});

test("an agency without a history is alone", () => {
  assert.deepEqual(successionOf([agency("a")], "a"), {
    nodes: [{ id: "a", name: "a", name_en: null, from: undefined, to: undefined, column: 0, row: 0 }],
    edges: [],
    columns: 1,
    rows: 1,
  });
});

test("types and years without activities are left out, and the largest type comes first", () => {
  const row = (type, year, activities) => ({ type_id: type, type, type_en: null, year, activities });
  const rows = [row("a", 2025, 1), row("a", 2024, 0), row("b", 2015, 3), row("c", 2025, 0)];
  const { years, types, most } = typeYears(rows);
  assert.deepEqual([years, most], [[2015, 2025], 3]);
  assert.deepEqual(types.map(({ id, total }) => [id, total]), [["b", 3], ["a", 1]]);
  assert.deepEqual(typeYears([]), { years: [], types: [], most: 0 });
});

test("shades are shares of the most", () => {
  assert.deepEqual([0, 1, 2, 50, 99, 100].map((count) => shade(count, 100)), [0, 1, 1, 3, 5, 5]);
  assert.equal(shade(3, 0), 5);
});

test("letters that another wording lacks are marked", () => {
  const marked = (one, other) =>
    differing(one, other).map(({ text, marked: changed }) => (changed ? `[${text}]` : text)).join("");
  assert.equal(marked("中国质量（南京）大会", "中国质量（成都）大会"), "中国质量（[南京]）大会");
  assert.equal(marked("“剑网2025”专项行动", "“剑网2024”"), "“剑网202[5]”[专项行动]");
  assert.equal(marked("甲", ""), "[甲]");
  assert.equal(marked("", "甲"), "");
  assert.equal(likeness("甲乙丙丁", "甲乙"), 0.5);
  assert.equal(likeness("", ""), 1);
});

test("wordings stand in the order of their first year, whatever the order of the rows", () => {
  const row = (name, year) => ({ name, year });
  assert.deepEqual(wordings([row("新", 2025), row("旧", 2015), row("新", 2024), row("旧", 2025), row("何时", null)]), [
    { name: "旧", years: [2015, 2025], count: 2 },
    { name: "新", years: [2024, 2025], count: 2 },
    { name: "何时", years: [], count: 1 },
  ]);
});
