// A notice as a reference: after GB/T 7714—2015 (electronic resource, EB/OL), and as an entry of BibTeX. Pure.

/**
 * @import { WholeEntity } from "../../types/api.js"
 * @import { Citation } from "../../types/page.js"
 */

const NAMED = 3; // responsible bodies that GB/T 7714—2015, 8.1.2, has by name before 等
/** What a character is in the text of BibTeX, where even an escaped brace would count as one. */
const ESCAPED = /** @type {Record<string, string>} */ ({
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
});

/**
 * What a reference to a notice is made of.
 * @param {WholeEntity} notice with its relationships
 * @param {string} title as the page shows it, also where none is printed
 * @param {string} url of the words on their page
 * @param {string} accessed the day, as 2025-09-01
 * @returns {Citation}
 */
export function citationOf(notice, title, url, accessed) {
  const signed = notice.relations.find(({ relation, direction }) => relation === "ISSUED" && direction === "in");
  const order = (/** @type {{ properties: Record<string, unknown> }} */ { properties }) =>
    Number(properties.position ?? Infinity);
  const issuers = [...(signed?.items ?? [])].sort((one, other) => order(one) - order(other)).map((each) => each.title);
  const date = text(notice.issue_date);
  return {
    id: notice.id,
    issuers,
    complete: notice.issuers_complete !== false && issuers.length >= (signed?.total ?? 0),
    title,
    number: text(notice.doc_number),
    date,
    year: date?.slice(0, 4) ?? text(notice.campaign_year),
    url,
    accessed,
  };
}

/**
 * The reference after GB/T 7714—2015.
 * @param {Citation} citation
 * @returns {string}
 */
export function gbt7714({ issuers, complete, title, number, date, url, accessed }) {
  const bodies = issuers.slice(0, NAMED).map(plain);
  if (bodies.length && (!complete || issuers.length > NAMED)) bodies.push("等");
  const whole = number ? `${plain(title)}: ${plain(number)}` : plain(title);
  const parts = [bodies.join(", "), `${whole}[EB/OL]`, `${date ? `(${date})` : ""}[${accessed}]`, url];
  return `${parts.filter(Boolean).join(". ")}.`;
}

/**
 * The reference as an entry of BibTeX.
 * @param {Citation} citation
 * @returns {string}
 */
export function bibtex({ id, issuers, complete, title, number, date, year, url, accessed }) {
  const bodies = [...issuers.map((each) => `{${escaped(each)}}`), ...(issuers.length && !complete ? ["others"] : [])];
  /** @type {[string, string | null][]} */
  const fields = [
    ["author", bodies.join(" and ")],
    ["title", `{${escaped(title)}}`],
    ["year", year],
    ["date", date],
    ["note", number && escaped(number)],
    ["url", address(url)],
    ["urldate", accessed],
    ["langid", "chinese"],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return `@misc{${keyOf(id)},\n${lines.join("\n")}\n}`;
}

/**
 * The key of an entry, of letters that every program takes: ids of notices have them, whatever else is left out.
 * @param {string} id
 * @returns {string}
 */
function keyOf(id) {
  const key = id.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return key ? `quality-month-${key}` : "quality-month-notice";
}

/**
 * A text in one line, without control characters.
 * @param {string} value
 * @returns {string}
 */
function plain(value) {
  return value.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
}

/**
 * A text as the value of a field.
 * @param {string} value
 * @returns {string}
 */
function escaped(value) {
  return plain(value).replace(/[\\{}~^$&#%_]/g, (letter) => ESCAPED[letter] ?? `\\${letter}`);
}

/**
 * An address as the value of a field: braces would end it, and are written by their codes.
 * @param {string} url
 * @returns {string}
 */
function address(url) {
  return url.replace(/[\\{}\s"<>^`]/g, (letter) => encodeURIComponent(letter));
}

/**
 * A value as text; null where there is none.
 * @param {unknown} value
 * @returns {string | null}
 */
function text(value) {
  return value === undefined || value === null || value === "" ? null : String(value);
}
