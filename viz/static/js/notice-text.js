// The text of a notice with its marks. Marks overlap: a piece looks like the shortest mark over it that is shown.

import { el } from "./dom.js";
import { isShown } from "./marks-data.js";
import { innermost, paragraphs } from "./pieces-data.js";

/**
 * @import { Heading, Mark, Piece } from "../../types/page.js"
 */

/**
 * A text that is drawn: its element, and the pieces in it with their elements.
 * @typedef {{ box: HTMLElement, marks: Mark[], drawn: [Piece, HTMLElement][] }} DrawnText
 */

/**
 * Draw a text in paragraphs; those that are headings can be led to.
 * @param {string[]} all
 * @param {Mark[]} marks
 * @param {Heading[]} headings
 * @param {[number, number] | null} span
 * @returns {DrawnText}
 */
export function drawText(all, marks, headings, span) {
  const begun = new Map(headings.map((heading) => [heading.start, heading]));
  /** @type {[Piece, HTMLElement][]} */
  const drawn = [];
  const lines = paragraphs(all, marks, span).map(({ start, pieces }) => {
    const heading = begun.get(start);
    const spans = pieces.map((piece) => {
      const shown = el("span", {}, piece.text);
      drawn.push([piece, shown]);
      return shown;
    });
    const look = heading?.alone ? `level-${heading.level}` : null;
    return el("p", { id: heading ? headingId(start) : null, class: look }, spans);
  });
  return { box: el("div", { class: "notice-text", lang: "zh-CN" }, lines), marks, drawn };
}

/**
 * The id of the paragraph of a heading.
 * @param {number} start
 * @returns {string}
 */
export function headingId(start) {
  return `at-${start}`;
}

/**
 * Give every piece the look of its mark, and let keys reach the first piece of each mark.
 * @param {DrawnText} text
 * @param {Set<string>} hidden names of layers and types
 * @param {Map<string, number>} positions of the types, by which they are coloured
 * @returns {void}
 */
export function dress({ marks, drawn }, hidden, positions) {
  /** @type {Map<Mark | undefined, string[]>} */
  const shownAs = new Map();
  for (const mark of marks) if (isShown(mark, hidden)) shownAs.set(mark, looks(mark, hidden, positions));
  const reached = new Set();
  for (const [piece, shown] of drawn) {
    const place = innermost(piece, marks, (mark) => shownAs.has(mark));
    shown.className = piece.marks.flatMap((each) => shownAs.get(marks[each]) ?? []).join(" ");
    shown.removeAttribute("tabindex");
    shown.removeAttribute("role");
    delete shown.dataset.mark;
    if (place < 0) continue;
    shown.dataset.mark = String(place);
    if (reached.has(place)) continue;
    shown.tabIndex = reached.size ? -1 : 0;
    shown.setAttribute("role", "button");
    reached.add(place);
  }
}

/**
 * Mark the pieces of a span as chosen, and give the first of them.
 * @param {DrawnText} text
 * @param {[number, number] | null} span
 * @returns {HTMLElement | undefined}
 */
export function choosePieces({ drawn }, span) {
  const [start, end] = span ?? [-1, -1];
  const inside = drawn.filter(([piece, shown]) => {
    const chosen = piece.start >= start && piece.end <= end;
    shown.classList.toggle("chosen", chosen);
    return chosen;
  });
  return inside[0]?.[1];
}

/**
 * Whether a span begins and ends where pieces do.
 * @param {DrawnText} text
 * @param {[number, number]} span
 * @returns {boolean}
 */
export function fits({ drawn }, [start, end]) {
  return drawn.some(([piece]) => piece.start === start) && drawn.some(([piece]) => piece.end === end);
}

/**
 * The classes by which a mark is drawn.
 * @param {Mark} mark
 * @param {Set<string>} hidden
 * @param {Map<string, number>} positions
 * @returns {string[]}
 */
function looks(mark, hidden, positions) {
  const type = mark.types.find((each) => !hidden.has(each));
  return type ? [mark.layer, `type-${positions.get(type) ?? 0}`] : [mark.layer];
}
