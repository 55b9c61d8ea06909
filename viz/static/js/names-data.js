// The place of a printed name within the words that a fact rests on. Pure.

/**
 * The span of a name within a quote; null where the words do not have it. Print spreads names over lines and sets
 * them with blanks, so blanks count on neither side.
 * @param {string[]} all
 * @param {number} start
 * @param {number} end
 * @param {string | null} name
 * @returns {[number, number] | null}
 */
export function nameSpan(all, start, end, name) {
  const wanted = Array.from(name ?? "").filter((each) => !isBlank(each));
  if (!wanted.length) return null;
  /** @type {number[]} */
  const places = [];
  for (let place = start; place < end; place += 1) if (!isBlank(all[place] ?? "")) places.push(place);
  for (let first = 0; first + wanted.length <= places.length; first += 1) {
    if (!wanted.every((letter, step) => all[places[first + step] ?? -1] === letter)) continue;
    return [places[first] ?? start, (places[first + wanted.length - 1] ?? start) + 1];
  }
  return null;
}

/**
 * Whether a character is a blank.
 * @param {string} letter
 * @returns {boolean}
 */
function isBlank(letter) {
  return /^\s$/.test(letter);
}
