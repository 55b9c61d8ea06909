// The filters above the matrix, kept in the URL.

import { byId, el, fill } from "./dom.js";
import { classLabel, valueLabel } from "./model.js";
import { change } from "./state.js";
import { say } from "./words.js";

const KINDS = ["Agency", "Region"];

/** Puts the choices there are into the selects, and what is chosen. */
export function drawFilters(state, { years, levels }) {
  choices("year", years.map((year) => [String(year), String(year)]), say("year.all"), state.year);
  choices("kind", KINDS.map((kind) => [kind, classLabel(kind)]), say("any"), state.kind);
  choices("level", levels.map((level) => [level, valueLabel("level", level)]), say("any"), state.level);
  if (document.activeElement !== byId("q")) byId("q").value = state.q ?? "";
  byId("empty").checked = state.empty === "hidden";
}

/** Tells the URL what is chosen. */
export function filterable() {
  for (const name of ["year", "kind", "level"]) {
    byId(name).addEventListener("change", (event) => change({ [name]: event.target.value || null }));
  }
  byId("q").addEventListener("input", (event) => change({ q: event.target.value || null }));
  byId("empty").addEventListener("change", (event) => change({ empty: event.target.checked ? "hidden" : null }));
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
}

function choices(id, values, all, chosen) {
  const options = [["", all], ...values].map(([value, label]) => el("option", { value }, label));
  fill(byId(id), options);
  byId(id).value = chosen ?? "";
}
