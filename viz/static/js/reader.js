// The reader: a whole notice, with the quote that a fact rests on marked.

import { byId, el, elementById, fill } from "./dom.js";
import { spoken } from "./languages.js";
import { pageHref, spanText } from "./page-data.js";
import { characters, whole } from "./sentence.js";
import { ask } from "./server.js";
import { language, message } from "./words.js";

/** @import { NoticeEntity } from "../../types/api.js" */

/** @type {Map<string, Promise<{ entity: NoticeEntity, all: string[] }>>} */
const notices = new Map();

/**
 * A notice and the characters of its text.
 * @param {string} id
 * @returns {Promise<{ entity: NoticeEntity, all: string[] }>}
 */
export function notice(id) {
  const earlier = notices.get(id);
  if (earlier) return earlier;
  const coming = load(id);
  notices.set(id, coming);
  coming.catch(() => notices.delete(id)); // the next try asks again
  return coming;
}

/**
 * Ask the server for a notice.
 * @param {string} id
 * @returns {Promise<{ entity: NoticeEntity, all: string[] }>}
 */
async function load(id) {
  /** @type {NoticeEntity} */
  const entity = await ask(`v1/notices/${encodeURIComponent(id)}`, {}, language());
  return { entity, all: characters(entity.text ?? "") };
}

/**
 * The title of a notice; one printed without a title is named by its number or its file.
 * @param {NoticeEntity} entity
 * @returns {string}
 */
export function noticeTitle(entity) {
  if (entity.title) return entity.title;
  const known = entity.doc_number ?? entity.source_file ?? entity.id;
  return message("notice.untitled", { year: entity.campaign_year ?? "", known });
}

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
