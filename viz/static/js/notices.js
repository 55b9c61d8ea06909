// Notices with their texts, and what they are called.

import { characters } from "./sentence.js";
import { ask } from "./server.js";
import { language, message } from "./words.js";

/** @import { NoticeEntity, WholeEntity } from "../../types/api.js" */

/** @type {Map<string, Promise<{ entity: WholeEntity, all: string[] }>>} */
const notices = new Map();

/**
 * A notice and the characters of its text.
 * @param {string} id
 * @returns {Promise<{ entity: WholeEntity, all: string[] }>}
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
 * @returns {Promise<{ entity: WholeEntity, all: string[] }>}
 */
async function load(id) {
  /** @type {WholeEntity} */
  const entity = await ask(`v1/notices/${encodeURIComponent(id)}`, {}, language());
  return { entity, all: characters(entity.text ?? "") };
}

/**
 * The title of a notice; one printed without a title is named by its number or its file.
 * @param {NoticeEntity | WholeEntity} entity
 * @returns {string}
 */
export function noticeTitle(entity) {
  const { title, doc_number: number, source_file: file, campaign_year: year, id } = entity;
  return title || message("notice.untitled", { year: year ?? "", known: number ?? file ?? id });
}
