// Which letters of a wording are not those of another one. Pure.

/**
 * A text in parts: those that the other text has in the same order, and those that it lacks, which are marked.
 * @param {string} text
 * @param {string} other
 * @returns {{ text: string, marked: boolean }[]}
 */
export function differing(text, other) {
  const [mine, theirs] = [Array.from(text), Array.from(other)];
  const shared = sharedLetters(mine, theirs);
  /** @type {{ text: string, marked: boolean }[]} */
  const parts = [];
  mine.forEach((letter, place) => {
    const marked = !shared.has(place);
    const last = parts.at(-1);
    if (last?.marked === marked) last.text += letter;
    else parts.push({ text: letter, marked });
  });
  return parts;
}

/**
 * The share of letters that two texts have in common, from 0 to 1.
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function likeness(one, other) {
  const [mine, theirs] = [Array.from(one), Array.from(other)];
  const most = Math.max(mine.length, theirs.length);
  return most ? sharedLetters(mine, theirs).size / most : 1;
}

/**
 * The places of the letters of the longest common subsequence.
 * @param {string[]} mine
 * @param {string[]} theirs
 * @returns {Set<number>}
 */
function sharedLetters(mine, theirs) {
  const lengths = mine.map(() => new Uint16Array(theirs.length + 1));
  lengths.push(new Uint16Array(theirs.length + 1));
  const at = (/** @type {number} */ row, /** @type {number} */ column) => lengths[row]?.[column] ?? 0;
  for (let row = mine.length - 1; row >= 0; row -= 1) {
    for (let column = theirs.length - 1; column >= 0; column -= 1) {
      const same = mine[row] === theirs[column];
      const length = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      lengths[row]?.fill(length, column, column + 1);
    }
  }
  const shared = new Set();
  let [row, column] = [0, 0];
  while (row < mine.length && column < theirs.length) {
    if (mine[row] === theirs[column]) {
      shared.add(row);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return shared;
}
