// The page for Cypher of one's own. What is asked stands in the URL; a query is run by the user alone, never by a link.

import { byId } from "./dom.js";
import { bindEditor, showQuery } from "./editor.js";
import { bindLanguages } from "./languages.js";
import { loadLooks } from "./looks.js";
import { loadModel } from "./model.js";
import { bindReader } from "./reader.js";
import { showPictureOfResult, showResult } from "./result.js";
import { bindFiles } from "./rows-files.js";
import { refitRows } from "./rows-picture.js";
import { allowRun, bindCancel, cancel, run, showError } from "./run.js";
import { current, onChange } from "./state.js";
import { bindTabs, drawTabs } from "./tabs.js";
import { drawExamples, drawModel } from "./vocabulary.js";
import { loadWords, message } from "./words.js";

/** @import { State } from "../../types/page.js" */

let spokenLast = ""; // the language that the page was last drawn in
let turn = Promise.resolve();

/**
 * Draw a state.
 * @param {State} state
 * @returns {Promise<void>}
 */
async function show({ lang = "zh", view = "table" }) {
  if (lang !== spokenLast) {
    await Promise.all([loadWords(lang), loadModel(), loadLooks()]);
    spokenLast = lang;
    drawModel();
    await drawExamples();
    showResult();
  }
  const { query, parameters } = current(); // not of the state: more may have been written since
  if (showQuery({ query, parameters })) {
    cancel();
    showResult(null); // that of another query
    showError();
    byId("status").textContent = query ? message("cypher.ready") : "";
  }
  allowRun();
  drawTabs(view);
  if (view === "network") await showPictureOfResult();
  refitRows();
}

/**
 * Draw one state after the other.
 * @param {State} state
 * @returns {Promise<void>}
 */
function next(state) {
  turn = turn.then(() => show(state)).catch((error) => {
    showError(message("problem", { detail: error.message }));
    console.warn(error);
  });
  return turn;
}

/**
 * Run the query, and show its result.
 * @returns {Promise<void>}
 */
function runQuery() {
  return run((result) => {
    showResult(result);
    next(current());
  });
}

/** Bind the controls, and draw what the URL holds. */
function begin() {
  bindEditor(runQuery);
  bindCancel();
  bindFiles();
  bindReader();
  bindTabs("table");
  bindLanguages();
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the hash is the state's
    byId("query").focus();
  });
  onChange(next);
  next(current());
}

begin();
