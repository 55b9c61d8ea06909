// Cards of evidence from the rows of answers: one card for each activity, with all its evidence. Pure.

/**
 * @import { ActivityType, EvidenceRow, MentionColumns, UnnamedRow } from "../../types/api.js"
 * @import { Card, CardsByYear } from "../../types/page.js"
 */

/**
 * Cards from the rows of `evidence`, where an activity has one row for each of its types and mentions.
 * @param {EvidenceRow[]} rows
 * @returns {CardsByYear}
 */
export function cardsOfActor(rows) {
  const cards = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    const card = cards.get(key) ?? { ...cardOf(row), role: row.role, basis: row.basis };
    if (!card.types.includes(row.type_id)) card.types.push(row.type_id);
    addEvidence(card, row);
    cards.set(key, card);
  }
  return byYear([...cards.values()]);
}

/**
 * Cards from the rows of `activities-without-organizer`, which have types by their Chinese names.
 * @param {UnnamedRow[]} rows
 * @param {ActivityType[]} types
 * @returns {CardsByYear}
 */
export function cardsWithoutOrganizer(rows, types) {
  const cards = new Map();
  for (const row of rows) {
    const card = cards.get(keyOf(row)) ?? cardOf(row);
    card.types = types.filter((type) => row.types.includes(type.name)).map((type) => type.id);
    addEvidence(card, row);
    cards.set(keyOf(row), card);
  }
  return byYear([...cards.values()]);
}

/**
 * What makes rows one card: the activity, or of a register, which has it from several sources, year and name.
 * @param {MentionColumns} row
 * @returns {string}
 */
function keyOf({ notice_id, activity_id, year, activity }) {
  return notice_id === null ? `${year} ${activity}` : activity_id;
}

/**
 * A card without types or evidence.
 * @param {MentionColumns} row
 * @returns {Card}
 */
function cardOf(row) {
  return { id: row.activity_id, name: row.activity, year: row.year, types: [], evidence: [], sources: [] };
}

/**
 * Add the quote of a row unless the card has one of the same span; of a register, its source.
 * @param {Card} card
 * @param {MentionColumns} row
 * @returns {void}
 */
function addEvidence(card, row) {
  const { notice_id: notice, section, start, end, quote } = row;
  if (notice === null) return addSource(card, row);
  const known = card.evidence.some((each) => each.notice === notice && each.start === start && each.end === end);
  if (!known) card.evidence.push({ notice, section, start, end, quote });
}

/**
 * Add the source of a row of a register, once.
 * @param {Card} card
 * @param {MentionColumns} row
 * @returns {void}
 */
function addSource(card, { source, source_url }) {
  const known = card.sources.some((each) => each.source === source && each.source_url === source_url);
  if (!known) card.sources.push({ source, source_url });
}

/**
 * The cards of each year, the newest year first; cards of a year in the order given.
 * @param {Card[]} cards
 * @returns {CardsByYear}
 */
function byYear(cards) {
  /** @type {Map<number | null, Card[]>} */
  const years = new Map();
  for (const card of cards) years.set(card.year, [...(years.get(card.year) ?? []), card]);
  return [...years].sort(([one], [other]) => (other ?? 0) - (one ?? 0));
}
