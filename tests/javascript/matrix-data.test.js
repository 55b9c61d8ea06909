// Rows of the matrix from the rows of answers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { actors, filtered, totals, unnamed, years } from "../../viz/static/js/matrix-data.js";

const TYPES = [{ id: "forum", name: "会议论坛" }, { id: "award", name: "表彰奖励" }];
const BEIJING = { actor_class: "Region", actor_id: "110000", actor: "北京市", actor_en: "Beijing" };
const SAMR = { actor_class: "Agency", actor_id: "samr", actor: "市场监管总局", actor_en: "SAMR" };
const COUNTS = [
  { year: 2023, ...BEIJING, type_id: "forum", activities: 2 },
  { year: 2024, ...SAMR, type_id: "award", activities: 1 },
  { year: 2024, ...BEIJING, type_id: "forum", activities: 3 },
];
const KNOWN = new Map([
  ["Agency/samr", { short_name: "总局", alt_names: ["质量总局"], rank: 0 }],
  ["Region/110000", { short_name: "北京", rank: 1 }],
]);

test("all years together are summed, in the order of the server's lists", () => {
  const rows = actors(COUNTS, undefined, KNOWN);
  assert.deepEqual(rows.map((row) => [row.key, row.short, [...row.counts]]), [
    ["Agency/samr", "总局", [["award", 1]]],
    ["Region/110000", "北京", [["forum", 5]]],
  ]);
});

test("one year has its own counts", () => {
  const [row, ...others] = actors(COUNTS, "2023", KNOWN);
  assert.deepEqual([...row.counts], [["forum", 2]]);
  assert.deepEqual(others, []);
});

test("agencies come by rank, then regions by code, also those whose short name is not known", () => {
  const rows = [
    { ...BEIJING, actor_id: "350100", actor: "福州市" },
    BEIJING,
    { ...SAMR, actor_id: "new", actor: "新设机构" },
    SAMR,
    { ...SAMR, actor_id: "aqsiq", actor: "质检总局" },
  ].map((row) => ({ year: 2024, type_id: "forum", activities: 1, ...row }));
  const known = new Map([...KNOWN, ["Agency/aqsiq", { rank: 5 }]]);
  assert.deepEqual(actors(rows, undefined, known).map((row) => row.short), ["总局", "质检总局", "新设机构", "北京", "福州市"]);
});

const FILTERS = [
  [{}, 2],
  [{ kind: "Agency" }, 1],
  [{ q: " SAMR " }, 1],
  [{ q: "beijing" }, 1],
  [{ q: "质量总局" }, 1],
  [{ q: "110000", kind: "Agency" }, 0],
  [{ q: "上海" }, 0],
];

for (const [state, count] of FILTERS) {
  test(`the filter ${JSON.stringify(state)} leaves ${count}`, () => {
    assert.equal(filtered(actors(COUNTS, undefined, KNOWN), state).length, count);
  });
}

test("sums are of one year or of all", () => {
  assert.deepEqual([...totals(COUNTS, "2024")], [["award", 1], ["forum", 3]]);
  assert.equal(totals(COUNTS, undefined).get("forum"), 5);
});

test("activities without organiser count under each of their types", () => {
  const rows = [
    { year: 2023, types: ["会议论坛", "表彰奖励"] },
    { year: 2023, types: ["表彰奖励"] },
    { year: 2024, types: ["表彰奖励"] },
    { year: 2024, types: [] },
  ];
  assert.deepEqual([...unnamed(rows, "2023", TYPES)], [["forum", 1], ["award", 2]]);
  assert.equal(unnamed(rows, undefined, TYPES).get("award"), 3);
});

test("the newest year with activities comes first", () => {
  const rows = [{ year: 2015, activities: 1 }, { year: 2023, activities: 4 }, { year: 2023, activities: 1 }];
  assert.deepEqual(years([...rows, { year: 2024, activities: 0 }]), [2023, 2015]);
});
