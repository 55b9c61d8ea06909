// Rows and groups of the matrix from the rows of answers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { countsOf, greatest } from "../../viz/static/js/counts-data.js";
import { countsOfLevel, groupsOf, matrixRow, years } from "../../viz/static/js/matrix-data.js";

const SAMR = {
  level: "national", actor_class: "Agency", actor_id: "samr", actor: "国家市场监督管理总局", actor_en: "SAMR",
  short_name: "市场监管总局", types: ["forum=2", "award=1"], years: ["2023=2", "2025=1"], of_level: 7,
};
const BEIJING = {
  ...SAMR, level: "provincial", actor_class: "Region", actor_id: "110000", short_name: null, of_level: 1,
};
const LEVELS = [
  { level: "all", activities: 9, types: ["forum=9"], years: ["2015=4", "2023=5"] },
  { level: "national", activities: 3, types: ["forum=3"], years: ["2023=3"] },
];

test("a row has its counts by type and by year", () => {
  const row = matrixRow(SAMR);
  assert.deepEqual([row.key, row.short], ["Agency/samr", "市场监管总局"]);
  assert.deepEqual([...row.counts], [["forum", 2], ["award", 1]]);
  assert.deepEqual([...row.years], [["2023", 2], ["2025", 1]]);
});

test("an actor without a short name is called by its whole name", () => {
  assert.equal(matrixRow(BEIJING).short, "国家市场监督管理总局");
});

test("groups come in the order of the vocabulary, a level that it lacks last", () => {
  const rows = [{ ...SAMR, level: "strange" }, BEIJING, SAMR];
  assert.deepEqual(groupsOf(rows, LEVELS, ["national", "provincial"]).map((group) => group.level),
    ["national", "provincial", "strange"]);
});

test("a group is as large as the server says, however few of its rows are there", () => {
  const [group] = groupsOf([SAMR], LEVELS, ["national"]);
  assert.deepEqual([group.size, group.rows.length], [7, 1]);
  assert.deepEqual([...group.counts], [["forum", 3]]);
});

test("a level without sums has none", () => assert.equal(countsOfLevel(LEVELS, "county").size, 0));

test("the newest year with activities comes first", () => {
  assert.deepEqual(years(LEVELS), [2023, 2015]);
  assert.deepEqual(years([]), []);
});

test("a count stands behind the last sign", () => assert.deepEqual([...countsOf(["a=b=3"])], [["a=b", 3]]));

test("the greatest of none is 0", () => assert.equal(greatest([]), 0));
