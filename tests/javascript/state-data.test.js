// The state of the page goes through the hash of a URL unchanged.

import assert from "node:assert/strict";
import { test } from "node:test";

import { format, parse } from "../../viz/static/js/state-data.js";

const STATES = [
  {},
  { lang: "en", year: "2023" },
  { cell: "Agency/spc|policy_publication", q: "最高 & #人民=?", view: "table" },
  { query: "MATCH (n)\nWHERE n.a = '质+%' RETURN n # 1 & 2", parameters: '{"year": 2024}', view: "network", lang: "en" },
  { rollup: "yes", asof: "2017", basis: "both", region: "福建省", series: "中国质量大会", order: "official" },
  { fold: "national,county", more: "provincial.112" },
  { node: "Activity/a.b-c/d", wide: "yes", empty: "hidden", kind: "Region", level: "national" },
];

for (const state of STATES) {
  test(`a state comes back from its hash: ${JSON.stringify(state)}`, () => {
    assert.deepEqual(parse(format(state)), state);
  });
}

for (const hash of ["", "#", "#x=1&lang=", "#%E0%A4%A", "#cell", "#&&&"]) {
  test(`a hash without known names is the empty state: ${hash}`, () => assert.deepEqual(parse(hash), {}));
}

test("what is empty or unknown stays out of the hash", () => {
  assert.equal(format({ year: null, q: "", other: "x" }), "");
});

test("equal states have equal hashes, whatever the order of their names", () => {
  assert.equal(format({ year: "2023", lang: "en" }), format({ lang: "en", year: "2023" }));
});
