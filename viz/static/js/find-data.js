// The hits of a search as the page shows them. Pure.

import { spanText } from "./page-data.js";
import { characters } from "./sentence.js";

/**
 * @import { SearchHit, WordMatch } from "../../types/api.js"
 * @import { PageState, StateChange } from "../../types/page.js"
 */

const ACTORS = ["Agency", "Region"]; // whose rows are in the matrix

/**
 * A text in parts, those of the marks marked.
 * @param {string} text
 * @param {[number, number][]} marks spans in characters, in order
 * @returns {{ text: string, marked: boolean }[]}
 */
export function partsOf(text, marks) {
  const all = characters(text);
  /** @type {{ text: string, marked: boolean }[]} */
  const parts = [];
  let done = 0;
  for (const [start, end] of marks) {
    parts.push({ text: all.slice(done, start).join(""), marked: false });
    parts.push({ text: all.slice(start, end).join(""), marked: true });
    done = end;
  }
  parts.push({ text: all.slice(done).join(""), marked: false });
  return parts.filter((part) => part.text);
}

/**
 * The match of the title of a hit, and that of the words elsewhere: a further name or a sentence.
 * @param {SearchHit} hit
 * @returns {{ title: WordMatch | undefined, other: WordMatch | undefined }}
 */
export function matchesOf({ title, matches }) {
  const shown = matches.find((each) => each.text === title);
  const others = matches.filter((each) => each.text !== title);
  return { title: shown, other: others.find((each) => each.property === "text") ?? others[0] };
}

/**
 * Whether a text has a letter or digit, without which there is nothing to find.
 * @param {string} text
 * @returns {boolean}
 */
export function hasWords(text) {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * What the page shows of a hit: an actor with a row in the matrix is picked there, any other is put in the centre.
 * @param {SearchHit} hit
 * @param {boolean} hasRow whether the matrix counts activities of it
 * @returns {StateChange}
 */
export function changeFor({ type, id }, hasRow) {
  const key = `${type}/${id}`;
  return ACTORS.includes(type) && hasRow ? { cell: `${key}|`, node: null } : { cell: null, node: key };
}

/**
 * What the page of a hit is to show: the entity, and the words that were found in the text of a notice.
 * @param {SearchHit} hit
 * @returns {PageState}
 */
export function pageFor(hit) {
  const { other } = matchesOf(hit);
  const within = hit.type === "Notice" && other?.property === "text";
  return { node: `${hit.type}/${hit.id}`, span: within ? spanText(other.start, other.end) : null };
}

/**
 * The place that a key leads to among options, or -1 for none.
 * @param {string} key
 * @param {number} place where the reader is, -1 for nowhere
 * @param {number} count
 * @returns {number | null} null for a key that leads nowhere
 */
export function moved(key, place, count) {
  if (key === "ArrowDown") return place + 1 < count ? place + 1 : count ? 0 : -1;
  if (key === "ArrowUp") return place > 0 ? place - 1 : count - 1;
  return null;
}
