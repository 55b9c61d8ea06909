// URLs of requests, and rows of answers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { rowObjects, urlOf } from "../../viz/static/js/server-data.js";

test("lists repeat their name, empty values are left out", () => {
  const url = urlOf("/v1/graph", { type: "Agency", id: ["a", "b"], limit: 0, level: "", year: null, lang: undefined });
  assert.equal(url, "/v1/graph?type=Agency&id=a&id=b&limit=0");
});

test("a path without parameters stays as it is, also with a query of its own", () => {
  assert.equal(urlOf("/v1/agencies?limit=500", {}), "/v1/agencies?limit=500");
});

test("values are escaped", () => {
  assert.equal(urlOf("/x", { q: "a&b=c #质" }), "/x?q=a%26b%3Dc+%23%E8%B4%A8");
});

test("rows become objects by column", () => {
  const answer = { columns: [{ name: "year" }, { name: "count" }], rows: [[2023, 1], [2024, null]] };
  assert.deepEqual(rowObjects(answer), [{ year: 2023, count: 1 }, { year: 2024, count: null }]);
});
