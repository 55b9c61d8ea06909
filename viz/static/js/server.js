// The only module that asks the server. Answers are kept while the page is open.

import { rowObjects, urlOf, withNextBeside } from "./server-data.js";

/**
 * @import { Answer, QueryParameters, Questions } from "../../types/api.js"
 * @import { Language } from "../../types/page.js"
 */

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** What went wrong, in the words of the server's problem document. */
export class Problem extends Error {
  /**
   * Take title and detail from the problem document; without them the status stands for both.
   * @param {{ title?: string, detail?: string }} details
   * @param {number} status
   */
  constructor(details, status) {
    super(details.detail || details.title || String(status));
    this.title = details.title || "";
    this.status = status;
  }
}

/**
 * The JSON of a path, whose shape the caller knows (types/api.d.ts).
 * @param {string} path
 * @param {QueryParameters} [parameters]
 * @param {Language} [language]
 * @returns {Promise<any>}
 */
export function ask(path, parameters = {}, language = "zh") {
  const url = urlOf(path, parameters);
  const key = `${language} ${url}`;
  const earlier = kept.get(key);
  if (earlier) return earlier;
  const coming = load(url, language);
  kept.set(key, coming);
  coming.catch(() => kept.delete(key)); // the next try asks again
  return coming;
}

const ROWS = 5000; // on a page, as many as the server gives
const PAGES = 100; // of an answer: 500,000 rows are more than the page can draw

/**
 * The rows of a question's answer as objects by column, from all of its pages.
 * @template {keyof Questions} Name
 * @param {Name} question
 * @param {QueryParameters} [parameters]
 * @returns {Promise<Questions[Name][]>}
 */
export async function rows(question, parameters = {}) {
  const found = [];
  /** @type {string | null | undefined} */
  let next = urlOf(`v1/questions/${question}`, { ...parameters, limit: ROWS });
  for (let pages = 0; next && pages < PAGES; pages += 1) {
    /** @type {Answer} */
    const page = await ask(next);
    found.push(...rowObjects(page));
    next = page.next;
  }
  return /** @type {any[]} */ (found);
}

/**
 * The first rows of a question's answer, at most as many as a page has.
 * @template {keyof Questions} Name
 * @param {Name} question
 * @param {QueryParameters} parameters
 * @param {number} limit
 * @returns {Promise<Questions[Name][]>}
 */
export async function firstRows(question, parameters, limit) {
  const page = await ask(urlOf(`v1/questions/${question}`, { ...parameters, limit: Math.min(limit, ROWS) }));
  return /** @type {any[]} */ (rowObjects(page));
}

/**
 * The JSON that a path answers to a value; it is asked each time.
 * @param {string} path
 * @param {object} value
 * @param {Language} language
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
export async function send(path, value, language, signal) {
  const headers = { "accept-language": language, "content-type": "application/json" };
  return answerOf(await fetch(path, { method: "POST", headers, body: JSON.stringify(value), signal }));
}

/**
 * The text of a file of the page.
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function text(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Problem({}, response.status);
  return response.text();
}

/**
 * Fetch the JSON of a URL.
 * @param {string} url
 * @param {Language} language
 * @returns {Promise<any>}
 */
async function load(url, language) {
  return withNextBeside(url, await answerOf(await fetch(url, { headers: { "accept-language": language } })));
}

/**
 * The JSON of a response. Throws the Problem of one that is an error, and what stands in the way of reading it.
 * @param {Response} response
 * @returns {Promise<any>}
 */
async function answerOf(response) {
  if (response.ok) return response.json();
  throw new Problem(await response.json().catch(() => ({})), response.status);
}
