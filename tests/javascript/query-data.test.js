// Examples, parameters, and the place of a problem in a query.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { URL } from "node:url";

import { examplesOf, parametersOf, placeOf } from "../../viz/static/js/query-data.js";

const FILE = new URL("../../viz/static/examples.cypher", import.meta.url);

test("an example has two titles, a query, and parameters where it needs them", () => {
  const text = '// title: 甲 | a\nRETURN 1\n\n// title: 乙 | b\n// parameters: {"n": 1}\nRETURN $n\nLIMIT 1\n';
  assert.deepEqual(examplesOf(text), [
    { zh: "甲", en: "a", query: "RETURN 1", parameters: "" },
    { zh: "乙", en: "b", query: "RETURN $n\nLIMIT 1", parameters: '{"n": 1}' },
  ]);
});

test("the examples of the page are complete, and have the parameters that they use", () => {
  const examples = examplesOf(readFileSync(FILE, "utf-8"));
  assert.ok(examples.length >= 6 && examples.length <= 8);
  for (const { zh, en, query, parameters } of examples) {
    assert.match(zh, /\p{Script=Han}/u);
    assert.match(en, /^[A-Z][\w ,]+$/);
    const used = new Set(Array.from(query.matchAll(/\$(\w+)/g), ([, name]) => name));
    assert.deepEqual(new Set(Object.keys(parametersOf(parameters))), used, en);
  }
});

test("parameters are an object; an empty text is none", () => {
  assert.deepEqual(parametersOf('{"year": 2024, "names": ["a"]}'), { year: 2024, names: ["a"] });
  assert.deepEqual(parametersOf(" \n"), {});
  for (const text of ["1", "null", "[1]", '"a"', "{year: 2024}", "{"]) {
    assert.throws(() => parametersOf(text), SyntaxError, text);
  }
});

test("a place is marked with the word that stands there", () => {
  const place = placeOf("MATCH (n)\nCREATE (m)\nRETURN n", "CREATE (line 2, column 1) is refused");
  assert.deepEqual(place, { line: 2, column: 1, offset: 10, before: "", at: "CREATE", after: " (m)" });
});

test("columns after a colon count from zero, and characters beyond the first plane are one column", () => {
  assert.equal(placeOf("RETURN (1", "Syntax error at line 1:7 - mismatched")?.at, "(");
  assert.equal(placeOf("RETURN (1", "CREATE：第 1 行，第 8 列")?.at, "(");
  assert.equal(placeOf("RETURN '𠮷' AS x", "line 1, column 12")?.at, "AS");
  assert.equal(placeOf("RETURN '𠮷' AS x", "line 1, column 12")?.offset, 12);
});

test("the end of a line is a place without a word", () => {
  assert.deepEqual(placeOf("RETURN", "line 1, column 7"), {
    line: 1, column: 7, offset: 6, before: "RETURN", at: "", after: "",
  });
});

for (const detail of ["", "no place", "line 3, column 1", "line 1, column 9", "line 0, column 1", "line 1, column 0"]) {
  test(`no place in the query: ${detail}`, () => assert.equal(placeOf("RETURN", detail), null));
}
