// The words of a notice around a quote. Positions count characters (code points), as the server counts them;
// JavaScript counts UTF-16 units, so the text is taken apart once into characters.

const ENDS = new Set("。！？!?\n");

/** Characters of a text; slices of it agree with the server's positions. */
export function characters(text) {
  return Array.from(text);
}

/** {before, quote, after}: the quote inside the sentences it stands in. */
export function sentence(all, start, end) {
  let from = start;
  while (from > 0 && !ENDS.has(all[from - 1])) from -= 1;
  let to = end;
  while (to < all.length && to > 0 && !ENDS.has(all[to - 1])) to += 1;
  return parts(all, from, start, end, to);
}

/** The same, with the whole text before and after. */
export function whole(all, start, end) {
  return parts(all, 0, start, end, all.length);
}

function parts(all, from, start, end, to) {
  const text = (a, b) => all.slice(a, b).join("");
  return { before: text(from, start).trimStart(), quote: text(start, end), after: text(end, to).trimEnd() };
}
