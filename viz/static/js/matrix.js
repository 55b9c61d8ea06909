// The matrix as a table: heads that stay in view, cells that can be reached with the keyboard.

import { byId, el, fill } from "./dom.js";
import { keyable, reach } from "./grid-keys.js";
import { HEAT, heat } from "./matrix-data.js";
import { classLabel } from "./model.js";
import { pick, say } from "./words.js";

/** The name under which the row of activities without organiser is kept in the URL. */
export const UNNAMED = "-";

/** Draws the matrix. `board`: {types, actors, unnamed, totals, named}, where `named` tells
 *  whether any organiser is named before the filters. */
export function drawMatrix(board) {
  const unnamed = board.unnamed.size ? [{ key: UNNAMED, counts: board.unnamed }] : [];
  const rows = [...unnamed, ...board.actors].map((actor, place) => line(actor, place, board.types));
  const none = board.actors.length ? [] : [nothing(board.types.length + 1, board.named)];
  const table = byId("matrix");
  const pinned = el("thead", {}, heads(board.types), rows.slice(0, unnamed.length));
  fill(table, pinned, el("tbody", {}, rows.slice(unnamed.length), none), foot(board));
  table.style.setProperty("--columns", String(board.types.length));
  const first = table.querySelector("[data-row]");
  if (first) reach(table, first);
}

/** Marks what is picked ("actor|type"), and lets Tab reach it; the table stays, and so does the focus. */
export function markPicked(picked) {
  const table = byId("matrix");
  for (const old of table.querySelectorAll(".picked")) {
    old.classList.remove("picked");
    old.removeAttribute("aria-selected");
  }
  const cell = [...table.querySelectorAll("[data-pick]")].find((each) => each.dataset.pick === picked);
  if (!cell) return;
  cell.classList.add("picked");
  if (cell.tagName === "TD") cell.setAttribute("aria-selected", "true");
  reach(table, cell);
}

/** Calls back with "actor|type" of the cell, or "actor|" of the row head, that is picked. */
export function pickable(listener) {
  const table = byId("matrix");
  keyable(table);
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-pick]");
    if (cell) listener(cell.dataset.pick);
  });
}

/** Brings the picked cell into view, below the heads and right of the names. */
export function revealPicked() {
  byId("matrix").querySelector(".picked")?.scrollIntoView({ block: "center", inline: "center" });
}

/** The key of the heat scale. */
export function drawScale() {
  const told = (least, place) => (HEAT[place + 1] > least + 1 ? `${least}–${HEAT[place + 1] - 1}` : `${least}`);
  const steps = HEAT.map((least, place) => (place === HEAT.length - 1 ? `≥ ${least}` : told(least, place)));
  fill(byId("scale"), steps.map((step, place) => el("li", { class: `h${place + 1}` }, step)));
}

function heads(types) {
  const order = el("small", {}, say("matrix.order"));
  const corner = el("th", { class: "corner", scope: "col" }, el("span", {}, say("matrix.actor"), order));
  const columns = types.map((type) => {
    const title = pick(type.definition, type.definition_en);
    return el("th", { scope: "col", title }, el("span", {}, pick(type.name, type.name_en)));
  });
  return el("tr", {}, corner, columns);
}

function line(actor, place, types) {
  const cells = types.map((type, column) => cell(actor, type, place, column + 1));
  return el("tr", { class: actor.key === UNNAMED ? "unnamed" : null }, rowHead(actor, place), cells);
}

function rowHead(actor, place) {
  const pickName = `${actor.key}|`;
  const own = actor.key === UNNAMED ? [say("unnamed"), el("small", {}, say("unnamed.why"))] : named(actor);
  const button = el(
    "button",
    {
      type: "button",
      class: "actor",
      tabindex: "-1",
      title: [actor.name, actor.name_en].filter(Boolean).join("\n"),
      data: { row: place, column: 0, pick: pickName },
    },
    own,
  );
  return el("th", { scope: "row" }, button);
}

function named(actor) {
  const kind = actor.kind === "Agency" ? null : el("small", {}, ` ${classLabel(actor.kind)}`);
  return el("span", {}, pick(actor.short, actor.name_en), kind);
}

function cell(actor, type, place, column) {
  const count = actor.counts.get(type.id) ?? 0;
  const at = { row: place, column };
  if (!count) return el("td", { role: "gridcell", tabindex: "-1", data: at });
  const pickName = `${actor.key}|${type.id}`;
  const who = actor.key === UNNAMED ? say("unnamed") : pick(actor.short, actor.name_en);
  const label = say("matrix.cell", { who, type: pick(type.name, type.name_en), count });
  return el(
    "td",
    {
      role: "gridcell",
      tabindex: "-1",
      class: `filled h${heat(count)}`,
      aria: { label },
      data: { ...at, pick: pickName },
    },
    String(count),
  );
}

function foot(board) {
  const head = el("th", { scope: "row" }, say("matrix.all"));
  const sums = board.types.map((type) => el("td", {}, String(board.totals.get(type.id) ?? 0)));
  return el("tfoot", {}, el("tr", {}, head, sums));
}

/** Why there is no row: the filters leave none, or the notices of the year name no organiser at all. */
function nothing(span, named) {
  const why = named ? say("matrix.nothing") : say("matrix.nobody");
  return el("tr", {}, el("td", { colspan: span, class: "nothing" }, why));
}
