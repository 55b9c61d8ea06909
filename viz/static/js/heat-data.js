// The heat scale: how many activities have which colour. Pure.

/** The least count of each step. */
const LEAST = [1, 2, 3, 5, 9];

/**
 * The step of a count, 0 (none) to 5.
 * @param {number} count
 * @returns {number}
 */
export function heat(count) {
  return LEAST.filter((least) => count >= least).length;
}

/**
 * The counts of each step as text: "1", "3–4", "≥ 9".
 * @returns {string[]}
 */
export function scaleLabels() {
  return LEAST.map((least, step) => {
    const next = LEAST[step + 1];
    if (next === undefined) return `≥ ${least}`;
    return next > least + 1 ? `${least}–${next - 1}` : String(least);
  });
}
