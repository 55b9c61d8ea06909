// What is compared of two years, agencies, regions or notices, from questions and lists that their pages use too.

import { ask, rows } from "./server.js";
import { language } from "./words.js";

/**
 * @import { QueryParameters, WholeEntity } from "../../types/api.js"
 * @import { Named, Side } from "../../types/page.js"
 */

const MOST = 500; // entities of a list

/** The classes that can be compared, and which of their activities are. */
const ACTIVITIES = /** @type {Record<string, (entity: WholeEntity) => QueryParameters>} */ ({
  Agency: ({ id }) => ({ agency: id }),
  Region: ({ id }) => ({ region: id }),
  Notice: ({ id }) => ({ notice: id }),
  Campaign: ({ year, scope }) => ({ from_year: Number(year), to_year: Number(year), scope: String(scope) }),
});

/**
 * Whether an entity can be compared with another of its class.
 * @param {string} type
 * @returns {boolean}
 */
export function isComparable(type) {
  return type in ACTIVITIES;
}

/**
 * A side of the comparison.
 * @param {WholeEntity} entity
 * @returns {Promise<Side>}
 */
export async function sideOf(entity) {
  const asked = ACTIVITIES[entity.type]?.(entity) ?? {};
  const listed = rows("activities", asked);
  const [activities, issuers, words] = await Promise.all([listed, issuersOf(entity), wordsOf(entity)]);
  return { entity, activities, issuers, words };
}

/**
 * The series of every activity that certainly belongs to any.
 * @returns {Promise<Map<string, string[]>>}
 */
export async function seriesOfActivities() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { activity, series } of await rows("series-occurrences", { certainty: "certain" })) {
    found.set(activity, [...(found.get(activity) ?? []), series]);
  }
  return found;
}

/**
 * The issuers of a notice or a year; null for what has none.
 * @param {WholeEntity} entity
 * @returns {Promise<Named[] | null>}
 */
async function issuersOf({ type, relations, year, scope }) {
  if (type === "Notice") {
    const signed = relations.find(({ relation, direction }) => relation === "ISSUED" && direction === "in");
    return (signed?.items ?? []).map(({ id, title }) => ({ id, name: title }));
  }
  if (type !== "Campaign") return null;
  const asked = { scope: String(scope), from_year: Number(year), to_year: Number(year), change: ["joined", "stayed"] };
  const found = await rows("issuers-joined-and-left", asked);
  return found.map(({ agency_id: id, agency, agency_en: en }) => ({ id, name: agency, name_en: en }));
}

/**
 * Theme and slogans of a notice or a year; null for what has none.
 * @param {WholeEntity} entity
 * @returns {Promise<Named[] | null>}
 */
async function wordsOf({ type, id, relations }) {
  if (type === "Campaign") {
    const groups = relations.filter(({ relation }) => ["HAS_THEME", "HAS_SLOGAN"].includes(relation));
    const items = groups.flatMap((group) => group.items.map((each) => ({ id: each.id, name: each.title })));
    return [...new Map(items.map((each) => [each.name, each])).values()];
  }
  if (type !== "Notice") return null;
  const lists = await Promise.all(
    ["v1/themes", "v1/slogans"].map((path) => ask(path, { notice: id, limit: MOST }, language())),
  );
  const named = (/** @type {WholeEntity} */ { id: own, text }) => ({ id: own, name: text ?? "" });
  return lists.flatMap(({ items }) => items.map(named));
}
