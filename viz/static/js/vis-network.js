// vis-network's script and style sheet, loaded when the first network is drawn.

import { el } from "./dom.js";

/** @import { Vis } from "../../types/vis.js" */

const SCRIPT = "vis/vis-network.min.js";
const SHEET = "vis/vis-network.css";

/** @type {Promise<Vis> | null} */
let library = null;

/**
 * The library, loaded once; a load that failed is tried again.
 * @returns {Promise<Vis>}
 */
export function visNetwork() {
  library ??= load().catch((error) => {
    library = null;
    throw error;
  });
  return library;
}

/**
 * Add script and style sheet to the page.
 * @returns {Promise<Vis>}
 */
function load() {
  return new Promise((resolve, reject) => {
    const script = el("script", { src: SCRIPT });
    script.addEventListener("load", () => resolve(vis));
    script.addEventListener("error", () => reject(new Error(SCRIPT)));
    document.head.append(el("link", { rel: "stylesheet", href: SHEET }), script);
  });
}
