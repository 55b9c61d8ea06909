// The evidence panel: the activities behind what is picked, each in the words of its notice.

import { byId, el, fill } from "./dom.js";
import { valueLabel } from "./model.js";
import { notice, noticeTitle, read } from "./reader.js";
import { sentence } from "./sentence.js";
import { rows } from "./server.js";
import { change } from "./state.js";
import { pick, say } from "./words.js";

const AT_ONCE = 30; // cards drawn before the reader asks for more
let latest = 0;

/** What the panel says while nothing is picked: how to begin, and which notices are loaded. */
export async function showIntro() {
  const turn = (latest += 1);
  const loaded = await rows("notices");
  if (turn !== latest) return;
  byId("evidence-title").textContent = say("intro.title");
  const lines = ["intro.cells", "intro.unnamed", "intro.network", "intro.share"];
  const told = el("div", { class: "intro" }, lines.map((line) => el("p", {}, say(line))));
  fill(byId("evidence-body"), told, el("h2", {}, say("intro.notices")), el("ul", { class: "loaded" }, loaded.map(loadedNotice)));
}

function loadedNotice(row) {
  const known = { title: row.title, doc_number: row.doc_number, source_file: row.source_file, campaign_year: row.year, id: row.notice_id };
  const opened = { click: () => read(row.notice_id) };
  return el(
    "li",
    {},
    el("button", { type: "button", class: "link", on: opened }, noticeTitle(known)),
    el("small", {}, say("intro.notice", { year: row.year ?? "—", level: valueLabel("level", row.level), count: row.activities })),
  );
}

/** Shows cards by year under a title; `types` name the tags, null where all cards are of one type. */
export async function showEvidence(title, years, types) {
  const turn = (latest += 1);
  byId("evidence-title").textContent = title;
  const cards = years.flatMap(([year, some]) => some.map((card) => ({ ...card, year })));
  const bodies = await Promise.all(cards.slice(0, AT_ONCE).map((card) => drawCard(card, types)));
  if (turn !== latest) return;
  fill(byId("evidence-body"), withYears(cards.slice(0, AT_ONCE), bodies), more(cards, types));
  byId("evidence-body").scrollTop = 0;
}

function withYears(cards, bodies) {
  let year = null;
  return cards.flatMap((card, place) => {
    const head = card.year === year ? [] : [el("p", { class: "year-head" }, String(card.year ?? say("year.unknown")))];
    year = card.year;
    return [...head, bodies[place]];
  });
}

function more(cards, types) {
  const rest = cards.slice(AT_ONCE);
  if (!rest.length) return null;
  const pressed = async () => {
    const bodies = await Promise.all(rest.map((card) => drawCard(card, types)));
    button.replaceWith(...withYears(rest, bodies));
  };
  const button = el("button", { type: "button", on: { click: pressed } }, say("evidence.more", { count: rest.length }));
  return button;
}

async function drawCard(card, types) {
  const center = () => change({ node: `Activity/${card.id}` }, { push: true });
  const around = el("button", { type: "button", class: "link", on: { click: center } }, say("evidence.center"));
  const [first, ...others] = await Promise.all(card.places.map((place, index) => drawPlace(place, index ? null : around)));
  const also = others.length ? el("details", {}, el("summary", {}, say("evidence.also", { count: others.length })), others) : null;
  return el(
    "article",
    { class: "card" },
    el("h3", {}, card.name),
    tags(card, types),
    first,
    also,
  );
}

function tags(card, types) {
  const told = [
    card.role ? valueLabel("role", card.role) : null,
    card.basis ? `${say("evidence.basis")}${valueLabel("basis", card.basis)}` : null,
    ...(types ?? []).filter((type) => card.types.includes(type.id)).map((type) => pick(type.name, type.name_en)),
  ];
  return el("ul", { class: "tags" }, told.filter(Boolean).map((tag) => el("li", {}, tag)));
}

/** The quote inside its sentence, and where that stands. */
async function drawPlace(place, more) {
  const { entity, all } = await notice(place.notice);
  const { before, quote, after } = sentence(all, place.start, place.end);
  const opened = { click: () => read(place.notice, place.start, place.end) };
  return el(
    "div",
    {},
    el("blockquote", { lang: "zh-CN" }, before, el("mark", {}, quote), after),
    el(
      "p",
      { class: "where" },
      noticeTitle(entity),
      place.section ? ` · ${place.section}` : "",
    ),
    el("p", { class: "doing" }, el("button", { type: "button", class: "link", on: opened }, say("evidence.read")), more),
  );
}
