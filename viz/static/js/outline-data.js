// The headings of a notice, found by the numbers that its lines begin with. Pure.

/** @import { Heading } from "../../types/page.js" */

const NUMBER = "[一二三四五六七八九十百]+";
// Deeper numbers (1. and （1）) stand before sentences and items of lists, which no reader looks for in an outline.
/** @type {[RegExp, number][]} */
const FORMS = [
  [/^附\s*件\s*\d{0,2}\s*$/, 1],
  [/^附\s*件\s*\d{1,2}\s*[：:]?\s*\S.{0,40}$/, 1],
  [new RegExp(`^${NUMBER}、`), 2],
  [new RegExp(`^[（(]${NUMBER}[）)]`), 3],
];
const LONGEST = 36; // characters of a heading that runs on into its paragraph

/**
 * The headings with the position where each begins, in characters.
 * @param {string[]} all
 * @returns {Heading[]}
 */
export function outline(all) {
  const lines = linesOf(all);
  return lines.flatMap(({ text, start }, place) => {
    const level = FORMS.find(([form]) => form.test(text))?.[1];
    if (!level) return [];
    const title = titleOf(text, level, lines[place + 1]?.text ?? "");
    return [{ level, start, title, alone: Array.from(text).length <= LONGEST && !/[。；;]/.test(text) }];
  });
}

/**
 * The lines with the position of their first character.
 * @param {string[]} all
 * @returns {{ text: string, start: number }[]}
 */
export function linesOf(all) {
  const lines = [];
  let start = 0;
  for (let place = 0; place <= all.length; place += 1) {
    if (place < all.length && all[place] !== "\n") continue;
    lines.push({ text: all.slice(start, place).join(""), start });
    start = place + 1;
  }
  return lines;
}

/**
 * The heading in a line, which ends with its first sentence; an annex has its title in the next line.
 * @param {string} text
 * @param {number} level
 * @param {string} next
 * @returns {string}
 */
function titleOf(text, level, next) {
  const bare = text.replace(/\s+/g, " ").trim();
  if (level === 1 && /^附 ?件 ?\d*$/.test(bare)) return shortened(`${bare} ${next.trim()}`.trim());
  return shortened(bare.split(/[。；;：:]/)[0] ?? bare);
}

/**
 * A text that is not longer than a heading.
 * @param {string} text
 * @returns {string}
 */
function shortened(text) {
  const letters = Array.from(text);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : text;
}
