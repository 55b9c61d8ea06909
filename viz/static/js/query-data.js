// What is written in the editor: examples, parameters, and the place that a problem names. Pure.

/** @import { Example, QueryPlace } from "../../types/page.js" */

/**
 * The examples of a file: each begins with a line `// title: zh | en`, which one with parameters may follow.
 * @param {string} file
 * @returns {Example[]}
 */
export function examplesOf(file) {
  const blocks = file.split(/^\/\/ title: /m).slice(1);
  return blocks.map((block) => {
    const [title = "", ...lines] = block.trim().split("\n");
    const [zh = "", en = ""] = title.split(" | ");
    const given = lines[0]?.startsWith("// parameters: ") ? lines.shift()?.slice("// parameters: ".length) : "";
    return { zh: zh.trim(), en: en.trim(), query: lines.join("\n").trim(), parameters: given ?? "" };
  });
}

/**
 * The parameters of a text of JSON; none for an empty one. Throws SyntaxError for a text that is not an object.
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
export function parametersOf(text) {
  const value = text.trim() ? JSON.parse(text) : {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new SyntaxError("");
  return value;
}

// "line 2, column 5" and "第 2 行第 5 列" count from one, "line 2:4" its columns from zero.
const PLACES = [/\bline (\d+),? column (\d+)/i, /第\s*(\d+)\s*行[，、]?\s*第\s*(\d+)\s*列/, /\bline (\d+):(\d+)/i];

/**
 * The place in a query that the detail of a problem names; null where it names none in the query.
 * @param {string} query
 * @param {string} detail
 * @returns {QueryPlace | null}
 */
export function placeOf(query, detail) {
  const found = PLACES.map((each) => each.exec(detail)).find(Boolean);
  if (!found) return null;
  const [line, column] = [Number(found[1]), Number(found[2]) + (found[0].includes(":") ? 1 : 0)];
  const lines = query.split("\n");
  const text = Array.from(lines[line - 1] ?? ""); // columns count characters, as the server does
  if (line < 1 || line > lines.length || column < 1 || column > text.length + 1) return null;
  const [before, rest] = [text.slice(0, column - 1).join(""), text.slice(column - 1).join("")];
  const at = /^(?:[\p{L}\p{N}_$]+|.)/u.exec(rest)?.[0] ?? "";
  const offset = [...lines.slice(0, line - 1), before].join("\n").length;
  return { line, column, offset, before, at, after: rest.slice(at.length) };
}
