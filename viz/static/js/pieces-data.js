// A text cut where marks begin and end, so that marks may overlap: each piece has the marks that cover it. Pure.

/** @import { Mark, Paragraph, Piece } from "../../types/page.js" */

/**
 * The paragraphs of a text, each in pieces.
 * @param {string[]} all
 * @param {Mark[]} marks in the order of the text
 * @param {[number, number] | null} span another span that is to consist of whole pieces
 * @returns {Paragraph[]}
 */
export function paragraphs(all, marks, span) {
  const cuts = cutsOf(all, marks, span);
  /** @type {Paragraph[]} */
  const found = [{ start: 0, pieces: [] }];
  /** @type {number[]} */
  let open = [];
  let next = 0;
  for (let place = 0; place + 1 < cuts.length; place += 1) {
    const [start = 0, end = 0] = [cuts[place], cuts[place + 1]];
    open = open.filter((mark) => (marks[mark]?.end ?? 0) > start);
    while ((marks[next]?.start ?? Infinity) <= start) open.push(next++);
    if (all[start] === "\n") found.push({ start: end, pieces: [] });
    else found.at(-1)?.pieces.push({ start, end, text: all.slice(start, end).join(""), marks: [...open] });
  }
  return found;
}

/**
 * The mark that a piece is shown as, the shortest that is shown: the others lie around it. -1 for none.
 * @param {Piece} piece
 * @param {Mark[]} marks
 * @param {(mark: Mark) => boolean} shown
 * @returns {number}
 */
export function innermost(piece, marks, shown) {
  let best = -1;
  for (const place of piece.marks) {
    const mark = marks[place];
    if (mark && shown(mark) && (best < 0 || length(mark) <= length(marks[best]))) best = place;
  }
  return best;
}

/**
 * The number of characters of a mark.
 * @param {Mark | undefined} mark
 * @returns {number}
 */
function length(mark) {
  return mark ? mark.end - mark.start : Infinity;
}

/**
 * The positions where pieces begin, and the end: at marks, and around each line break.
 * @param {string[]} all
 * @param {Mark[]} marks
 * @param {[number, number] | null} span
 * @returns {number[]}
 */
function cutsOf(all, marks, span) {
  const cuts = new Set([0, all.length, ...(span ?? []).filter((each) => each < all.length)]);
  for (const { start, end } of marks) cuts.add(start).add(end);
  all.forEach((letter, place) => {
    if (letter === "\n") cuts.add(place).add(place + 1);
  });
  return [...cuts].sort((one, other) => one - other);
}
