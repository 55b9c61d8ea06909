// Requests and answers in the form that the page uses. Pure.

/** @import { Answer, QueryParameters } from "../../types/api.js" */

/**
 * The URL of a path with parameters; lists repeat their name, empty values are left out.
 * @param {string} path
 * @param {QueryParameters} parameters
 * @returns {string}
 */
export function urlOf(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of [value].flat()) {
      if (each !== undefined && each !== null && each !== "") query.append(name, String(each));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/**
 * An answer whose `next` is relative as its own URL is: the pages do not know under which prefix they are served.
 * @param {string} url
 * @param {any} answer
 * @returns {any}
 */
export function withNextBeside(url, answer) {
  if (typeof answer?.next !== "string") return answer;
  return { ...answer, next: `${url.split("?")[0]}?${answer.next.split("?")[1]}` };
}

/**
 * The rows of an answer as objects by column.
 * @param {Answer} answer
 * @returns {Record<string, unknown>[]}
 */
export function rowObjects({ columns, rows }) {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, place) => [name, row[place]])));
}
