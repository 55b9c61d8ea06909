// Corrections and warnings of a notice, from the lines that the graph keeps of them. Pure.

/**
 * A correction in its parts; reason and source are in Chinese and English.
 * @typedef {object} Correction
 * @property {string} what
 * @property {string | null} activity
 * @property {[string, string]} reason
 * @property {[string, string]} source
 * @property {string} by
 */

/**
 * The parts of a line as "change types: award (notice.12ab); why / why; whence / whence; reviewer 2026-11-21". A line
 * of another form is all what.
 * @param {string} line
 * @returns {Correction}
 */
export function correctionOf(line) {
  const parts = line.split("; ");
  const [by, source, reason] = [parts.pop(), parts.pop(), parts.pop()];
  if (by === undefined || source === undefined || reason === undefined || !parts.length) {
    return { what: line, activity: null, reason: ["", ""], source: ["", ""], by: "" };
  }
  const [, what = "", activity = null] = /^(.*?)(?: \(([^\s()]+\.[0-9a-f]{12})\))?$/s.exec(parts.join("; ")) ?? [];
  return { what, activity, reason: languages(reason), source: languages(source), by };
}

/**
 * What a warning states, without its code.
 * @param {string} warning as "no-title: no title found in the text"
 * @returns {string}
 */
export function warningOf(warning) {
  return warning.replace(/^[a-z]+(-[a-z]+)*: /, "");
}

/**
 * A text in Chinese and English, "甲 / a"; a text without a slash is for both.
 * @param {string} text
 * @returns {[string, string]}
 */
function languages(text) {
  const at = text.indexOf(" / ");
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + 3)];
}
