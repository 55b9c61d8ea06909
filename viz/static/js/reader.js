// The reader: a whole notice, with the quote that a fact rests on marked.

import { citeBox } from "./citation.js";
import { byId, el, elementById, fill } from "./dom.js";
import { spoken } from "./languages.js";
import { notice, noticeTitle } from "./notices.js";
import { pageHref, spanText } from "./page-data.js";
import { whole } from "./sentence.js";
import { message } from "./words.js";

/**
 * Open a notice at a span of its text; without one, at its beginning.
 * @param {string} id
 * @param {number} [start]
 * @param {number} [end]
 * @returns {Promise<void>}
 */
export async function read(id, start = 0, end = 0) {
  const { entity, all } = await notice(id);
  const { before, quote, after } = whole(all, start, end);
  const mark = el("mark", { id: "reader-mark" }, quote);
  byId("reader-title").textContent = noticeTitle(entity);
  drawPageLink(id, quote ? spanText(start, end) : null);
  byId("reader").querySelector(".cite")?.remove();
  byId("reader-text").before(citeBox(entity, quote ? [start, end] : null));
  fill(byId("reader-text"), before, quote ? mark : null, after);
  elementById("reader", HTMLDialogElement).showModal();
  byId("reader-text").focus();
  byId("reader-text").scrollTop = 0;
  if (quote) mark.scrollIntoView({ block: "center" });
}

/**
 * Put the link to the page of the notice before the button that closes the reader.
 * @param {string} id
 * @param {string | null} span
 * @returns {void}
 */
function drawPageLink(id, span) {
  document.getElementById("reader-page")?.remove();
  const href = pageHref({ ...spoken(), node: `Notice/${id}`, span });
  byId("reader-close").before(el("a", { id: "reader-page", href }, message("page.own")));
}

/** Let the button close the reader; Escape does so by itself. */
export function bindReader() {
  byId("reader-close").addEventListener("click", () => elementById("reader", HTMLDialogElement).close());
}
