// Numbers as narrow cells show them. Pure.

/** @import { Language } from "../../types/page.js" */

const WHOLE = 9999; // numbers up to this are written in full: four digits fit into a cell

/**
 * A number in few characters: 43079 is "4.3万" or "43K".
 * @param {Language} language
 * @param {number} number
 * @returns {string}
 */
export function brief(language, number) {
  if (number <= WHOLE) return String(number);
  const locale = language === "zh" ? "zh-CN" : "en";
  const options = /** @type {const} */ ({ notation: "compact", maximumSignificantDigits: 2 });
  return new Intl.NumberFormat(locale, options).format(number);
}
