// Answers into cards of evidence: one card for each activity, with every place that tells of it. Pure.

/** Cards from the rows of `evidence`, where an activity comes once for each of its types and places. */
export function cardsOfActor(answered) {
  const cards = new Map();
  for (const row of answered) {
    const card = cards.get(row.activity_id) ?? fresh(row, { role: row.role, basis: row.basis });
    note(card.types, row.type_id);
    place(card, row);
    cards.set(row.activity_id, card);
  }
  return byYear(cards);
}

/** Cards from the rows of `activities-without-organizer`, which name types by their Chinese names. */
export function cardsWithoutOrganizer(answered, types) {
  const ids = new Map(types.map((type) => [type.name, type.id]));
  const cards = new Map();
  for (const row of answered) {
    const card = fresh(row, {});
    card.types = row.types.map((name) => ids.get(name));
    place(card, { ...row, says: "mentioned" });
    cards.set(row.activity_id, card);
  }
  return byYear(cards);
}

function fresh(row, more) {
  return { id: row.activity_id, name: row.activity, year: row.year, types: [], places: [], ...more };
}

/** The place that tells of the activity itself comes first: the words on its organiser may be a signature. */
function place(card, row) {
  const told = { notice: row.notice_id, section: row.section, start: row.start, end: row.end, quote: row.quote, says: row.says };
  const same = (each) => each.notice === told.notice && each.start === told.start && each.end === told.end;
  if (!card.places.some(same)) card.places.push(told);
}

function note(list, value) {
  if (!list.includes(value)) list.push(value);
}

/** [year, cards] with the newest year first; cards of a year in the order of their first place. */
function byYear(cards) {
  const years = new Map();
  for (const card of cards.values()) years.set(card.year, [...(years.get(card.year) ?? []), card]);
  return [...years].sort(([one], [other]) => other - one);
}
