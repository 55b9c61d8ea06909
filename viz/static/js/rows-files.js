// Files made of a result in the browser, and the same as a copy: nothing is asked of the server.

import { byId, el } from "./dom.js";
import { currentResult } from "./result.js";
import { BOM, csvOf, jsonOf } from "./rows-files-data.js";
import { message } from "./words.js";

const TYPES = { csv: "text/csv;charset=utf-8", json: "application/json" };
const KINDS = /** @type {const} */ (["csv", "json"]);

/** Let the buttons download and copy the result. */
export function bindFiles() {
  for (const kind of KINDS) {
    byId(`download-${kind}`).addEventListener("click", () => download(kind));
    byId(`copy-${kind}`).addEventListener("click", () => copy(kind));
  }
}

/**
 * The result as the text of a file.
 * @param {"csv" | "json"} kind
 * @returns {string}
 */
function textOf(kind) {
  const result = currentResult();
  if (!result) return "";
  return kind === "csv" ? csvOf(result.answer) : jsonOf(result.answer, result.query, result.parameters);
}

/**
 * Give the result as a file.
 * @param {"csv" | "json"} kind
 * @returns {void}
 */
function download(kind) {
  const parts = [kind === "csv" ? BOM : "", textOf(kind)];
  const href = URL.createObjectURL(new Blob(parts, { type: TYPES[kind] }));
  el("a", { href, download: `cypher.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // the browser reads it after the click
}

/**
 * Copy the result; a browser gives no clipboard to a page that is not read over HTTPS or from its own machine.
 * @param {"csv" | "json"} kind
 * @returns {Promise<void>}
 */
async function copy(kind) {
  try {
    await navigator.clipboard.writeText(textOf(kind));
    byId("status").textContent = message("cypher.copied");
  } catch {
    byId("status").textContent = message("cypher.notCopied");
  }
}
