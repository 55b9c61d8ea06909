// Messages and the choice between two languages. Pure.

/** @import { Language } from "../../types/page.js" */

/**
 * Fill the {names} of a message with values; a name without a value becomes empty.
 * @param {string} text
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function interpolate(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * Choose one of two texts by language; where it is empty, the other.
 * @param {Language} language
 * @param {string | null | undefined} zh
 * @param {string | null | undefined} en
 * @returns {string}
 */
export function choose(language, zh, en) {
  return (language === "en" ? en || zh : zh || en) ?? "";
}
