// The timeline from the facts of notices and registers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { heightOf, timelineOf } from "../../viz/static/js/timeline-data.js";

const fact = (year, name, value, basis, status = null) => ({ year, fact: name, value, basis, status });
const covered = (year, extent) => ({ year, scope: "national", extent });
const ANSWERS = {
  covered: [covered(2011, "nothing"), covered(2012, "register"), covered(2013, "nothing"), covered(2014, "register"),
    covered(2015, "notice"), covered(2016, "register")],
  facts: [
    fact(2012, "theme", "旧", "register", "unconfirmed"),
    fact(2014, "theme", "甲", "register", "unconfirmed"),
    fact(2014, "theme", "乙", "register", "confirmed"),
    fact(2014, "activities", "219", "register", "confirmed"),
    fact(2015, "theme", "丙", "register", "confirmed"),
    fact(2015, "theme", "丁", "notice"),
    fact(2015, "activities", "22", "notice"),
  ],
  levels: [{ level: "all", activities: 35, types: [], years: ["2015=35"] }],
  types: [{ year: 2015, type: "会议论坛", type_en: "Conference" }],
  joined: [{ year: 2014, agency: "民政部", agency_en: null }],
};

test("every year from the first to the last has a place, also one of which nothing is known", () => {
  const years = timelineOf(ANSWERS);
  assert.deepEqual(years.map((each) => [each.year, each.state]),
    [[2012, "register"], [2013, "nothing"], [2014, "register"], [2015, "notice"], [2016, "register"]]);
});

test("a notice is believed before a register, and what is confirmed before what is not", () => {
  const [first, , second, third] = timelineOf(ANSWERS);
  assert.deepEqual([first.theme, second.theme, third.theme],
    [{ value: "旧", sure: false }, { value: "乙", sure: true }, { value: "丁", sure: true }]);
});

test("activities are those of the graph, or what a register states where it has none", () => {
  const [, , second, third] = timelineOf(ANSWERS);
  assert.deepEqual([second.activities, second.stated?.value], [0, "219"]);
  assert.deepEqual([third.activities, third.stated], [35, null]);
});

test("what was new stands at its year", () => {
  const [, , second, third] = timelineOf(ANSWERS);
  assert.deepEqual([second.joined.length, second.types.length, third.types.length], [1, 0, 1]);
});

test("nothing known is no timeline", () => {
  assert.deepEqual(timelineOf({ covered: [], facts: [], levels: [], types: [], joined: [] }), []);
});

test("a bar is seen beside one of many, and none has no height", () => {
  assert.deepEqual([heightOf(0, 9), heightOf(9, 9)], [0, 1]);
  assert.ok(heightOf(1, 10_000) >= 0.15);
});
