// The matrix of a state: filters, hidden types, and why there is no row.

import assert from "node:assert/strict";
import { test } from "node:test";

import { matrixOf } from "../../viz/static/js/board-data.js";

const [FORUM, AWARD, OTHER] = [
  { id: "forum", name: "会议论坛" },
  { id: "award", name: "表彰奖励" },
  { id: "other", name: "其他" },
];

function row(actor_class, actor_id, activities) {
  return { year: 2023, actor_class, actor_id, actor: actor_id, actor_en: null, type_id: "forum", activities };
}

const DATA = {
  types: [FORUM, AWARD, OTHER],
  actors: new Map(),
  byYear: [{ year: 2023, type_id: "forum", activities: 3 }, { year: 2024, type_id: "award", activities: 1 }],
  unnamed: [{ year: 2024, types: ["表彰奖励"] }],
  matrix: [row("Agency", "spc", 3), row("Region", "110000", 1)],
};

test("without filters everything is shown", () => {
  const matrix = matrixOf({}, DATA);
  assert.deepEqual(matrix.types, [FORUM, AWARD, OTHER]);
  assert.equal(matrix.actors.length, 2);
  assert.deepEqual([...matrix.unnamed], [["award", 1]]);
});

test("`all` counts the actors of the year before the filters", () => {
  const matrix = matrixOf({ year: "2023", kind: "Region" }, DATA);
  assert.deepEqual([matrix.actors.length, matrix.all], [1, 2]);
});

test("types without activities are hidden on request; those of unnamed organisers stay", () => {
  assert.deepEqual(matrixOf({ empty: "hidden" }, DATA).types, [FORUM, AWARD]);
  assert.deepEqual(matrixOf({ empty: "hidden", year: "2024" }, DATA).types, [AWARD]);
});

test("a year without organisers differs from filters that leave none", () => {
  assert.equal(matrixOf({ year: "2024" }, DATA).named, false);
  assert.equal(matrixOf({ year: "2024", level: "national" }, DATA).named, true);
  assert.equal(matrixOf({ q: "上海" }, DATA).named, true);
});
