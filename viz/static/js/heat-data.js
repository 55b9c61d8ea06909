// The heat scale: how many activities have which colour. It follows the greatest count that is shown. Pure.

const STEPS = 5;
const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]; // what the least count of a step may begin with
const SMALL = [1, 2, 3, 5, 9]; // of counts up to some twenty, as many as a single notice has

/**
 * The least count of each step, rising: each is about as many times the one before.
 * @param {number} most the greatest count
 * @returns {number[]}
 */
export function scaleOf(most) {
  const even = Array.from({ length: STEPS }, (_, step) => rounded(most ** (step / STEPS)));
  const least = most > 4 * (SMALL[STEPS - 1] ?? 0) ? even : SMALL;
  return [...new Set(least)].filter((each) => each <= Math.max(most, 1));
}

/**
 * The step of a count, 0 (none) to 5. A scale with fewer steps than there are colours begins with the palest.
 * @param {number} count
 * @param {number[]} scale
 * @returns {number}
 */
export function heat(count, scale) {
  return scale.filter((least) => count >= least).length;
}

/**
 * The counts of each step as text: "1", "3–4", "≥ 9".
 * @param {number[]} scale
 * @returns {string[]}
 */
export function scaleLabels(scale) {
  return scale.map((least, step) => {
    const next = scale[step + 1];
    if (next === undefined) return `≥ ${least}`;
    return next > least + 1 ? `${least}–${next - 1}` : String(least);
  });
}

/**
 * The nearest round number.
 * @param {number} value
 * @returns {number}
 */
function rounded(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  const distance = (/** @type {number} */ each) => Math.abs(each * unit - value);
  return Math.round(unit * ROUND.reduce((one, other) => (distance(other) < distance(one) ? other : one)));
}
