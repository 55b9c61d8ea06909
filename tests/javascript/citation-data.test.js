// References to notices, after GB/T 7714—2015 and in BibTeX.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bibtex, citationOf, gbt7714 } from "../../viz/static/js/citation-data.js";

const URL = "https://example.org/qmg/page#node=Notice%2Fn&span=1-9";

function signed(names, more = {}) {
  const agency = (title, place) => ({ type: "Agency", id: title, title, properties: { position: place + 1 } });
  const items = names.map(agency);
  const group = { relation: "ISSUED", direction: "in", total: names.length, items: items.reverse() };
  const number = "国市监质发〔2025〕77号";
  const head = { type: "Notice", id: "guo-shi-77", issue_date: "2025-08-26", doc_number: number };
  return { ...head, relations: [group], ...more };
}

function cited(notice, title = "关于开展2025年全国“质量月”活动的通知") {
  return citationOf(notice, title, URL, "2026-11-30");
}

test("three issuers are named in the order of their signatures, others are 等", () => {
  const three = gbt7714(cited(signed(["甲部", "乙部", "丙局"])));
  assert.equal(
    three,
    "甲部, 乙部, 丙局. 关于开展2025年全国“质量月”活动的通知: 国市监质发〔2025〕77号[EB/OL]. " +
      `(2025-08-26)[2026-11-30]. ${URL}.`,
  );
  assert.match(gbt7714(cited(signed(["甲部", "乙部", "丙局", "丁署"]))), /^甲部, 乙部, 丙局, 等\. /);
});

test("one issuer of a list that is lost is not alone", () => {
  assert.match(gbt7714(cited(signed(["甲部"], { issuers_complete: false }))), /^甲部, 等\. /);
  assert.match(gbt7714(cited(signed(["甲部"], { issuers_complete: true }))), /^甲部\. /);
});

test("without number, date or issuer the reference has neither empty brackets nor stray stops", () => {
  const bare = cited(signed([], { issue_date: undefined, doc_number: null, campaign_year: 2023 }), "无题");
  assert.equal(gbt7714(bare), `无题[EB/OL]. [2026-11-30]. ${URL}.`);
  const entry = bibtex(bare);
  assert.doesNotMatch(entry, /author|date = \{\}|note/);
  assert.match(entry, /year = \{2023\}/);
});

test("line breaks and characters of control are no part of a reference", () => {
  assert.match(gbt7714(cited(signed(["甲\n部"]), "关于\u0000\r\n质量月\u202e的通知")), /^甲 部\. 关于 质量月 的通知: /);
});

test("an entry of BibTeX has every issuer whole, and the rest as others", () => {
  const entry = bibtex(cited(signed(["甲部 and 乙部", "丙局"], { issuers_complete: false })));
  assert.ok(entry.startsWith("@misc{quality-month-guo-shi-77,\n"));
  assert.ok(entry.includes("  author = {{甲部 and 乙部} and {丙局} and others},\n"));
  assert.ok(entry.includes("  title = {{关于开展2025年全国“质量月”活动的通知}},\n"));
  assert.ok(entry.includes("  year = {2025},\n  date = {2025-08-26},\n"));
  assert.ok(entry.includes(`  url = {${URL}},\n`));
});

test("characters that BibTeX or TeX would take as commands are escaped, and braces stay in balance", () => {
  const hostile = "}, note = {\\write18{rm}} 100% #1 $x_1^2$ ~ & {";
  const entry = bibtex({ ...cited(signed([hostile]), hostile), number: hostile, url: "https://h/}{\\ \"" });
  let open = 0;
  for (const letter of entry) {
    if (letter === "{") open += 1;
    if (letter === "}") open -= 1;
    assert.ok(open >= 0);
  }
  assert.equal(open, 0);
  assert.doesNotMatch(entry, /\\write/);
  assert.equal(entry.match(/^ {2}note = /gm)?.length, 1);
  assert.match(entry, /100\\% \\#1 \\\$x\\_1\\textasciicircum\{\}2\\\$ \\textasciitilde\{\} \\&/);
  assert.match(entry, /url = \{https:\/\/h\/%7D%7B%5C%20%22\}/);
});

test("a key has no letters that programs refuse, whatever the id", () => {
  assert.match(bibtex(cited(signed([], { id: "国市监-2025,77号{}" }))), /^@misc\{quality-month-2025-77,/);
  assert.match(bibtex(cited(signed([], { id: "国市监" }))), /^@misc\{quality-month-notice,/);
});
