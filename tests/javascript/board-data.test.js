// The board of a state: what is asked for it, hidden types, folds, and why there is no row.

import assert from "node:assert/strict";
import { test } from "node:test";

import { chosenRows, foldedAfter, matrixOf, moreOf } from "../../viz/static/js/board-data.js";

const TYPES = [{ id: "forum", name: "会议论坛" }, { id: "award", name: "表彰奖励" }, { id: "other", name: "其他" }];
const ORDER = ["national", "provincial"];

function row(level, actor_id, count) {
  return { level, actor_class: "Agency", actor_id, actor: actor_id, types: [`forum=${count}`], years: [], of_level: 3 };
}

const DATA = {
  types: TYPES,
  years: [2024, 2023],
  levels: [
    { level: "all", types: ["forum=40", "award=1"] },
    { level: "national", types: ["forum=39"] },
    { level: "unnamed", types: ["award=1"] },
  ],
  actors: [row("provincial", "fujian-amr", 2), row("national", "spc", 30)],
};
const NOBODY = { ...DATA, actors: [] };

test("without filters everything is shown", () => {
  const matrix = matrixOf({}, DATA, ORDER);
  assert.deepEqual(matrix.types, TYPES);
  assert.deepEqual(matrix.groups.map((group) => [group.level, group.counts.get("forum")]),
    [["national", 39], ["provincial", undefined]]);
  assert.deepEqual([[...matrix.unnamed], matrix.shown, matrix.all], [[["award", 1]], 2, 6]);
});

test("types without activities are hidden on request; those of unnamed organisers stay", () => {
  assert.deepEqual(matrixOf({ empty: "hidden" }, DATA, ORDER).types, TYPES.slice(0, 2));
  assert.deepEqual(matrixOf({ empty: "hidden" }, NOBODY, ORDER).types, TYPES.slice(1, 2));
});

test("a year without organisers differs from filters that leave none", () => {
  assert.equal(matrixOf({ year: "2024" }, NOBODY, ORDER).named, false);
  for (const filter of [{ level: "national" }, { q: "上海" }, { kind: "Region" }]) {
    assert.equal(matrixOf({ year: "2024", ...filter }, NOBODY, ORDER).named, true);
  }
});

test("sums of a level are not shown beside some of its rows alone", () => {
  assert.equal(matrixOf({ q: "spc" }, DATA, ORDER).groups[0].counts.size, 0);
});

test("the scale follows the cells, not the sums", () => assert.ok(matrixOf({}, DATA, ORDER).scale.at(-1) <= 30));

test("a state is asked for as it is", () => {
  const state = { year: "2023", basis: "both", region: "福建省", series: "x", asof: "2017", q: " 局 ", kind: "Region" };
  assert.deepEqual(chosenRows(state), {
    from_year: "2023", to_year: "2023", basis: ["explicit", "heading", "issuer", "curated", "series"], region: "福建省",
    series: "x", rollup: null, as_of: "2017", level: undefined, actor_class: "Region", contains: "局", order: "size",
  });
  assert.deepEqual([chosenRows({ rollup: "yes" }).rollup, chosenRows({ order: "pinyin" }).order], ["true", "pinyin"]);
});

test("a head folds its group, and unfolds it again", () => {
  assert.equal(foldedAfter(undefined, "national"), "national");
  assert.equal(foldedAfter("national", "provincial"), "national,provincial");
  assert.equal(foldedAfter("national,provincial", "national"), "provincial");
  assert.equal(foldedAfter("national", "national"), null);
});

const MORE = [["county.112", { level: "county", count: 112 }], ["county", null], ["a.b", null], ["", null]];

for (const [text, more] of MORE) {
  test(`more rows of "${text}"`, () => assert.deepEqual(moreOf(text), more));
}
