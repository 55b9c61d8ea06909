// The page of a notice: its head, its text with every fact marked, and what stands around it.

import { citeBox } from "./citation.js";
import { el, fill } from "./dom.js";
import { countsOf, isShown, marksOf } from "./marks-data.js";
import { drawFact } from "./notice-fact.js";
import { drawFacts, markFact, wordsOf } from "./notice-facts.js";
import { drawNoticeHead, drawNoticeTail } from "./notice-head.js";
import { bindMarks, reach } from "./notice-keys.js";
import { drawLegend, layerNames, markHidden } from "./notice-legend.js";
import { choosePieces, drawText, dress, fits, headingId } from "./notice-text.js";
import { outline } from "./outline-data.js";
import { namesOf, spanOf, spanText } from "./page-data.js";
import { section } from "./sections.js";
import { characters } from "./sentence.js";
import { ask, rows } from "./server.js";
import { change } from "./state.js";
import { message } from "./words.js";

/**
 * @import { ActivityType, Page, WholeEntity } from "../../types/api.js"
 * @import { Heading, Mark, State } from "../../types/page.js"
 * @import { DrawnText } from "./notice-text.js"
 */

/**
 * Draw a notice, and give what shows another state of it.
 * @param {WholeEntity} entity
 * @returns {Promise<{ sections: Element[], show: (state: State) => void }>}
 */
export async function noticePage(entity) {
  /** @type {[import("../../types/api.js").FactRow[], Page<ActivityType>]} */
  const [facts, types] = await Promise.all([
    rows("facts-of-notice", { notice: entity.id }),
    ask("v1/activity-types", { limit: 500 }),
  ]);
  const all = characters(entity.text ?? "");
  const marks = marksOf(facts, all);
  const positions = new Map(types.items.map(({ id, position }) => [id, position]));
  const legend = drawLegend(marks, types.items);
  const view = { all, marks, positions, headings: outline(all) };
  const { element, show } = reading(entity, view, legend);
  return { sections: [drawNoticeHead(entity, facts), element, ...drawNoticeTail(entity, facts)], show };
}

/**
 * The text with its outline, legend, and the fact beside it.
 * @param {WholeEntity} entity
 * @param {{ all: string[], marks: Mark[], positions: Map<string, number>, headings: Heading[] }} view
 * @param {HTMLElement} legend
 * @returns {{ element: HTMLElement, show: (state: State) => void }}
 */
function reading(entity, { all, marks, positions, headings }, legend) {
  const place = el("div", { class: "notice-box" });
  const beside = el("div", { class: "beside", aria: { live: "polite" } });
  const listed = el("div", { class: "listed" });
  const choose = (/** @type {Mark} */ mark) => change({ span: spanText(mark.start, mark.end) }, { push: true });
  bindMarks(place, (index) => marks.slice(index, index + 1).forEach(choose));
  /** @type {DrawnText | null} */
  let text = null;
  let hiding = "?";
  const show = (/** @type {State} */ { span: given, hide = "" }) => {
    const span = spanOf(given);
    const hidden = namesOf(hide);
    const fresh = !text || (span && !fits(text, span));
    if (!text || fresh) fill(place, (text = drawText(all, marks, headings, span)).box);
    if (fresh || hiding !== hide) {
      dress(text, hidden, positions);
      drawFacts(listed, marks, hidden, positions, choose);
      markHidden(legend, hidden);
      hiding = hide;
    }
    showSpan(text, span, hidden, beside);
    if (span && text.drawn.length) beside.append(citeBox(entity, span));
    markFact(listed, span);
  };
  const side = el("aside", { class: "notice-side", aria: { label: message("notice.facts") } }, beside, listed);
  const body = el("div", { class: "notice-grid" }, contents(headings), place, side);
  return { element: section("text", message("notice.text"), legend, body), show };
}

/**
 * Show a span in the text, with its facts beside it.
 * @param {DrawnText} text
 * @param {[number, number] | null} span
 * @param {Set<string>} hidden
 * @param {HTMLElement} beside
 * @returns {void}
 */
function showSpan(text, span, hidden, beside) {
  const first = choosePieces(text, span);
  if (!span || !first) {
    fill(beside, el("p", { class: "hint" }, message(countsOf(text.marks).size ? "notice.choose" : "notice.noFacts")));
    return;
  }
  const here = text.marks.filter(({ start, end }) => start === span[0] && end === span[1]);
  const around = text.marks.filter((mark) => mark.start < span[1] && mark.end > span[0] && !here.includes(mark));
  const shown = around.filter((mark) => isShown(mark, hidden));
  const none = here.length ? null : el("p", { class: "hint" }, message("notice.noFactHere"));
  fill(beside, here.map(drawFact), none, also(shown));
  if (first.getAttribute("role") === "button") reach(text.box, first);
  first.scrollIntoView({ block: "center" });
}

/**
 * The other marks at a place, each as a button that chooses it.
 * @param {Mark[]} marks
 * @returns {HTMLElement | null}
 */
function also(marks) {
  if (!marks.length) return null;
  const names = layerNames();
  const items = marks.map((mark) => {
    const on = { click: () => change({ span: spanText(mark.start, mark.end) }, { push: true }) };
    const button = el("button", { type: "button", class: "link", on }, wordsOf(mark));
    return el("li", {}, `${names[mark.layer]}：`, button);
  });
  return el("div", { class: "also" }, el("p", {}, message("notice.also")), el("ul", {}, items));
}

/**
 * The contents of a notice, each heading a button that leads to its paragraph.
 * @param {Heading[]} headings
 * @returns {HTMLElement}
 */
function contents(headings) {
  const items = headings.map(({ level, start, title }) => {
    const on = { click: () => document.getElementById(headingId(start))?.scrollIntoView({ block: "start" }) };
    return el("li", { class: `level-${level}` }, el("button", { type: "button", class: "link", on }, title));
  });
  const none = headings.length ? null : el("p", { class: "hint" }, message("notice.noOutline"));
  const label = message("notice.outline");
  const list = el("ol", { lang: "zh-CN" }, items);
  return el("nav", { class: "outline", aria: { label } }, el("h3", {}, label), none, list);
}
