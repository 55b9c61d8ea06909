// Cards of evidence from the rows of answers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cardsOfActor, cardsWithoutOrganizer } from "../../viz/static/js/evidence-data.js";

const TYPES = [{ id: "forum", name: "会议论坛" }, { id: "award", name: "表彰奖励" }];

function row(activity, year, more = {}) {
  const span = { notice_id: "n", section: "三", start: 4, end: 7, quote: "甲办会" };
  return { activity_id: activity, activity: `活动 ${activity}`, year, role: "lead", basis: "explicit", ...span, ...more };
}

test("an activity of two types and two mentions is one card", () => {
  const rows = [
    row("a", 2023, { type_id: "forum" }),
    row("a", 2023, { type_id: "forum", start: 40, end: 43 }),
    row("a", 2023, { type_id: "award" }),
  ];
  const [[year, [card, ...others]]] = cardsOfActor(rows);
  assert.deepEqual([year, others], [2023, []]);
  assert.deepEqual(card.types, ["forum", "award"]);
  assert.deepEqual(card.evidence.map(({ start }) => start), [4, 40]);
  assert.deepEqual([card.role, card.basis], ["lead", "explicit"]);
});

test("the same span in another notice is other evidence", () => {
  const [[, [card]]] = cardsOfActor([row("a", 2023), row("a", 2023, { notice_id: "m" })]);
  assert.deepEqual(card.evidence.map(({ notice }) => notice), ["n", "m"]);
});

test("the newest year comes first, cards of a year keep their order", () => {
  const years = cardsOfActor([row("a", 2015), row("c", 2023), row("b", 2023), row("d", null)]);
  assert.deepEqual(years.map(([year, cards]) => [year, cards.map(({ id }) => id)]), [
    [2023, ["c", "b"]],
    [2015, ["a"]],
    [null, ["d"]],
  ]);
});

test("a card without organiser has types by id, and no role", () => {
  const [[, [card]]] = cardsWithoutOrganizer([row("a", 2024, { types: ["表彰奖励"] })], TYPES);
  assert.deepEqual(card.types, ["award"]);
  assert.deepEqual(card.evidence, [{ notice: "n", section: "三", start: 4, end: 7, quote: "甲办会" }]);
  assert.equal(card.role, undefined);
});

test("a registered activity of two sources is one card with both and without evidence", () => {
  const more = { activity: "第三届质量论坛", basis: "register", says: "registered", notice_id: null, quote: null };
  const named = (source) => ({ ...more, source, source_url: `https://example.org/${source}` });
  const rows = [row("r.1", 2017, named("甲报")), row("r.2", 2017, named("乙报")), row("r.3", 2018, named("甲报"))];
  const [, [year, [card, ...others]]] = cardsOfActor(rows);
  assert.deepEqual([year, others], [2017, []]);
  assert.deepEqual([card.id, card.evidence], ["r.1", []]);
  assert.deepEqual(card.sources.map(({ source }) => source), ["甲报", "乙报"]);
});
