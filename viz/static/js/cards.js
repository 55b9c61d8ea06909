// One card of evidence: the activity, its tags, and its quotes in the sentences of their notices.

import { citeBox } from "./citation.js";
import { el } from "./dom.js";
import { valueLabel } from "./model.js";
import { notice, noticeTitle } from "./notices.js";
import { spanText } from "./page-data.js";
import { read } from "./reader.js";
import { pageLink, sourceLink } from "./sections.js";
import { sentence } from "./sentence.js";
import { change } from "./state.js";
import { localized, message } from "./words.js";

/**
 * @import { ActivityType, NoticeRow, RecordSource } from "../../types/api.js"
 * @import { Card, Evidence } from "../../types/page.js"
 */

/**
 * The card of an activity, its first quote open and the others folded.
 * @param {Card} card
 * @param {ActivityType[] | null} types
 * @returns {Promise<HTMLElement>}
 */
export async function drawCard(card, types) {
  const center = () => change({ node: `Activity/${card.id}` }, { push: true });
  const showInNetwork = linkButton(message("evidence.center"), center);
  const quotes = card.evidence.map((each, place) => drawQuote(each, place ? null : showInNetwork));
  const [first, ...others] = await Promise.all(quotes);
  const summary = el("summary", {}, message("evidence.also", { count: others.length }));
  const folded = others.length ? el("details", {}, summary, others) : null;
  const type = card.sources.length ? "Record" : "Activity";
  const name = el("h3", {}, pageLink(type, card.id, card.name));
  return el("article", { class: "card" }, name, tags(card, types), first, folded, sourceList(card.sources));
}

/**
 * The pages that a register has an activity from, of which no sentence is kept.
 * @param {RecordSource[]} sources
 * @returns {HTMLElement | null}
 */
function sourceList(sources) {
  if (!sources.length) return null;
  const items = sources.map((each) => el("li", {}, sourceLink(each)));
  return el("div", { class: "source" }, el("p", {}, message("evidence.registered")), el("ul", {}, items));
}

/**
 * A notice as a list item that opens it.
 * @param {NoticeRow} row
 * @returns {HTMLElement}
 */
export function noticeLink(row) {
  const title = noticeTitle({ ...row, id: row.notice_id, campaign_year: row.year });
  const level = valueLabel("level", row.level);
  const summary = message("intro.notice", { year: row.year ?? "—", level, count: row.activities });
  const own = el("small", {}, summary, " · ", pageLink("Notice", row.notice_id, message("page.own")));
  return el("li", {}, linkButton(title, () => read(row.notice_id)), own);
}

/**
 * Role, basis and types of an activity.
 * @param {Card} card
 * @param {ActivityType[] | null} types
 * @returns {HTMLElement}
 */
function tags({ role, basis, types: own }, types) {
  const shown = (types ?? []).filter((type) => own.includes(type.id));
  const labels = [
    role ? valueLabel("role", role) : "",
    basis ? `${message("evidence.basis")}${valueLabel("basis", basis)}` : "",
    ...shown.map((type) => localized(type.name, type.name_en)),
  ];
  return el("ul", { class: "tags" }, labels.filter(Boolean).map((label) => el("li", {}, label)));
}

/**
 * A quote inside its sentence, the notice and section it stands in, and a button that opens the notice there.
 * @param {Evidence} evidence
 * @param {HTMLElement | null} action another button beside it
 * @returns {Promise<HTMLElement>}
 */
async function drawQuote({ notice: id, section, start, end }, action) {
  const { entity, all } = await notice(id);
  const { before, quote, after } = sentence(all, start, end);
  const source = [noticeTitle(entity), section].filter(Boolean).join(" · ");
  return el(
    "div",
    {},
    el("blockquote", { lang: "zh-CN" }, before, el("mark", {}, quote), after),
    el("p", { class: "source" }, pageLink("Notice", id, source, { span: spanText(start, end) })),
    el("p", { class: "actions" }, linkButton(message("evidence.read"), () => read(id, start, end)), action),
    citeBox(entity, [start, end]),
  );
}

/**
 * A button that looks like a link.
 * @param {string} text
 * @param {() => void} click
 * @returns {HTMLElement}
 */
function linkButton(text, click) {
  return el("button", { type: "button", class: "link", on: { click } }, text);
}
