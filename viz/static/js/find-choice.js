// What is done with a hit that is chosen: it is shown here, or its page is opened.

import { changeFor, matchesOf, pageFor } from "./find-data.js";
import { spoken } from "./languages.js";
import { pageHref } from "./page-data.js";
import { read } from "./reader.js";
import { change } from "./state.js";

/** @import { SearchHit } from "../../types/api.js" */

const NEW = { hide: null, against: null }; // what was chosen for another entity

/**
 * Show a hit: the entity, or the sentence in its notice. Without a matrix this is the page of each thing.
 * @param {SearchHit} hit
 * @param {((key: string) => Promise<boolean>) | null} hasRow whether the matrix counts activities of an actor;
 * null where there is none
 * @returns {Promise<void>}
 */
export async function showHit(hit, hasRow) {
  const key = `${hit.type}/${hit.id}`;
  change(hasRow ? changeFor(hit, await hasRow(key)) : { ...NEW, ...pageFor(hit) }, { push: true });
  if (!hasRow || hit.type !== "Notice") return;
  const { other } = matchesOf(hit);
  await (other?.property === "text" ? read(hit.id, other.start, other.end) : read(hit.id));
}

/**
 * Open the page of a hit, in place of this one or beside it; nothing without a hit.
 * @param {SearchHit | undefined} hit
 * @param {boolean} beside
 * @returns {void}
 */
export function openHit(hit, beside) {
  if (!hit) return;
  const href = pageHref({ ...spoken(), ...pageFor(hit) });
  if (beside) open(href, "_blank", "noopener");
  else location.assign(href);
}
