// Buttons that copy a reference to a notice, or to words in it. What was copied is announced to screen readers too.

import { bibtex, citationOf, gbt7714 } from "./citation-data.js";
import { el, fill } from "./dom.js";
import { noticeTitle } from "./notices.js";
import { absolutePage, spanText } from "./page-data.js";
import { message } from "./words.js";

/**
 * @import { WholeEntity } from "../../types/api.js"
 * @import { Citation } from "../../types/page.js"
 */

/**
 * The folded buttons that cite a notice; with a span, words in it, at which the link opens.
 * @param {WholeEntity} notice
 * @param {[number, number] | null} span
 * @returns {HTMLElement}
 */
export function citeBox(notice, span) {
  const note = el("p", { class: "cite-note", role: "status" });
  const ways = /** @type {[string, () => string][]} */ ([
    [message("cite.gbt"), () => gbt7714(reference(notice, span))],
    [message("cite.bibtex"), () => bibtex(reference(notice, span))],
    [message("cite.link"), () => reference(notice, span).url],
  ]);
  const buttons = ways.map(([label, make]) => {
    const click = () => copy(make(), label, note);
    return el("button", { type: "button", on: { click: () => void click() } }, label);
  });
  const row = el("p", { class: "cite-ways" }, buttons);
  return el("details", { class: "cite" }, el("summary", {}, message("cite")), row, note);
}

/**
 * The parts of a reference that is made today.
 * @param {WholeEntity} notice
 * @param {[number, number] | null} span
 * @returns {Citation}
 */
function reference(notice, span) {
  const words = span ? spanText(...span) : null;
  const url = absolutePage(location.href, { node: `Notice/${notice.id}`, span: words });
  return citationOf(notice, noticeTitle(notice), url, today());
}

/**
 * The day of the reader, as 2025-09-01.
 * @returns {string}
 */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
}

/**
 * Copy a text, and show it. Browsers have no clipboard for pages of another machine without HTTPS: the text is selected
 * then, for the reader to copy.
 * @param {string} text
 * @param {string} label
 * @param {HTMLElement} note
 * @returns {Promise<void>}
 */
async function copy(text, label, note) {
  const shown = el("textarea", { readonly: true, rows: Math.min(12, text.split("\n").length + 2), aria: { label } });
  shown.value = text;
  const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  fill(note, message(copied ? "cite.copied" : "cite.notCopied", { label }));
  note.parentElement?.querySelector("textarea")?.remove();
  note.after(shown);
  shown.scrollIntoView({ block: "nearest" });
  if (copied) return;
  shown.focus();
  shown.select();
}
