// Rows as CSV and JSON.

import assert from "node:assert/strict";
import { test } from "node:test";

import { csvOf, jsonOf } from "../../viz/static/js/rows-files-data.js";

function line(...row) {
  return csvOf({ columns: ["c"], rows: [row], truncated: false }).split("\r\n").slice(1).join("\r\n");
}

test("a header and rows, each line ended by CR LF", () => {
  const answer = { columns: ["name", "n"], rows: [["甲", 1], [null, -2.5]], truncated: false };
  assert.equal(csvOf(answer), "name,n\r\n甲,1\r\n,-2.5\r\n");
});

for (const [value, expected] of [
  ["a,b", '"a,b"'],
  ['say "a"', '"say ""a"""'],
  ["a\nb", '"a\nb"'],
  ["a\r\nb", '"a\r\nb"'],
  ["", ""],
  [true, "true"],
  [["a", "b"], "a; b"],
  [[], ""],
  [{ a: 1 }, '"{""a"":1}"'],
  [[{ a: 1 }], '"{""a"":1}"'],
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@a", "'@a"],
  ["\ta", "'\ta"],
  ["\ra", `"'\ra"`],
  ["a=1", "a=1"],
  [-1, "-1"],
  [[-1, 2], "-1; 2"],
  [["=1", "a"], "'=1; a"],
  [[["=1"]], "'=1"],
]) {
  test(`the field of ${JSON.stringify(value)}`, () => assert.equal(line(value), `${expected}\r\n`));
}

test("a name of a column is guarded too", () => {
  assert.equal(csvOf({ columns: ["=a"], rows: [], truncated: false }), "'=a\r\n");
});

test("the JSON has what was asked and every row", () => {
  const answer = { columns: ["n"], rows: [[1], [{ a: ["=b"] }]], truncated: true };
  const read = JSON.parse(jsonOf(answer, "RETURN $n AS n", { n: 1 }));
  assert.deepEqual(read, { query: "RETURN $n AS n", parameters: { n: 1 }, ...answer });
  assert.deepEqual(JSON.parse(jsonOf({ ...answer, rows: [] }, "", {})).rows, []);
});
