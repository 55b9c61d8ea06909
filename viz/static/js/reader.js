// The notice a fact was read from, whole, with the words of the fact marked.

import { byId, el, fill } from "./dom.js";
import { ask } from "./server.js";
import { characters, whole } from "./sentence.js";
import { say, spoken } from "./words.js";

const texts = new Map();

/** A notice: {entity, all}, its properties and the characters of its text. */
export async function notice(id) {
  if (!texts.has(id)) {
    const coming = ask(`/v1/notices/${encodeURIComponent(id)}`, {}, spoken());
    texts.set(id, coming.then((entity) => ({ entity, all: characters(entity.text ?? "") })));
    texts.get(id).catch(() => texts.delete(id));
  }
  return texts.get(id);
}

/** What a notice is called: its title; many are printed without one, and then its number or its file. */
export function noticeTitle(entity) {
  if (entity.title) return entity.title;
  const known = entity.doc_number ?? entity.source_file ?? entity.id;
  return say("notice.untitled", { year: entity.campaign_year ?? "", known });
}

/** Opens the notice at a place; without one, at its beginning. */
export async function read(id, start = 0, end = 0) {
  const { entity, all } = await notice(id);
  const { before, quote, after } = whole(all, start, end);
  const marked = el("mark", { id: "reader-mark" }, quote);
  byId("reader-title").textContent = noticeTitle(entity);
  fill(byId("reader-text"), before, quote ? marked : null, after);
  byId("reader").showModal();
  byId("reader-text").focus();
  byId("reader-text").scrollTop = 0;
  if (quote) marked.scrollIntoView({ block: "center" });
}

/** The button that closes it; Escape does so by itself. */
export function readable() {
  byId("reader-close").addEventListener("click", () => byId("reader").close());
}
