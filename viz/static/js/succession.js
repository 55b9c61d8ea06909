// The drawing of the history of an agency, with the table of its changes.

import { el } from "./dom.js";
import { spoken } from "./languages.js";
import { valueLabel } from "./model.js";
import { pageHref } from "./page-data.js";
import { labelled, pageLink, section, table, withTwin } from "./sections.js";
import { successionOf } from "./succession-data.js";
import { svg, twoLines } from "./svg.js";
import { language, localized, message } from "./words.js";

/**
 * @import { SuccessionRow } from "../../types/api.js"
 * @import { Succession, SuccessionEdge, SuccessionNode } from "../../types/page.js"
 */

const COLUMN = 190; // from one column to the next
const ROW = 68;
const BOX = { width: 160, height: 56 };

/**
 * The section of the history; with a note where an agency has none.
 * @param {SuccessionRow[]} rows
 * @param {string} id
 * @returns {HTMLElement}
 */
export function drawHistory(rows, id) {
  const history = successionOf(rows, id);
  const title = message("agency.history");
  if (!history.edges.length) return section("history", title, el("p", { class: "hint" }, message("agency.noHistory")));
  const key = labelled([[message("agency.lines"), message("agency.linesHelp")]]);
  return section("history", title, withTwin(drawing(history, id), twin(rows, history)), key);
}

/**
 * Bring the agency in focus into view where the drawing is wider than its place.
 * @returns {void}
 */
export function revealFocus() {
  const place = document.querySelector(".drawing");
  const focus = place?.querySelector("[aria-current]");
  if (!place || !focus) return;
  const [outer, inner] = [place.getBoundingClientRect(), focus.getBoundingClientRect()];
  place.scrollLeft += Math.max(0, inner.right - outer.right + place.clientLeft + 8);
}

/**
 * The drawing.
 * @param {Succession} history
 * @param {string} focus
 * @returns {SVGElement}
 */
function drawing({ nodes, edges, columns, rows }, focus) {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const lines = edges.flatMap((edge) => {
    const [source, target] = [places.get(edge.source), places.get(edge.target)];
    return source && target ? [line(edge, source, target)] : [];
  });
  const size = { width: columns * COLUMN - COLUMN + BOX.width + 12, height: rows * ROW };
  const view = { ...size, viewBox: `0 0 ${size.width} ${size.height}`, class: "succession", role: "group" };
  const boxes = nodes.map((node) => box(node, focus));
  return svg("svg", { ...view, "aria-label": message("agency.history") }, ...lines, ...boxes);
}

/**
 * The upper left corner of a box.
 * @param {SuccessionNode} node
 * @returns {{ x: number, y: number }}
 */
function corner({ column, row }) {
  return { x: column * COLUMN + 6, y: row * ROW + 6 };
}

/**
 * The line of a change, dashed where only some duties passed on.
 * @param {SuccessionEdge} edge
 * @param {SuccessionNode} source
 * @param {SuccessionNode} target
 * @returns {SVGElement}
 */
function line({ kind, on, part }, source, target) {
  const [from, to] = [corner(source), corner(target)];
  const [x, y] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [toX, toY] = [to.x, to.y + BOX.height / 2];
  const middle = (x + toX) / 2;
  const path = { d: `M${x} ${y} C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`, class: part ? "part" : null };
  return svg("path", path, svg("title", {}, [on, valueLabel("changeKind", kind)].filter(Boolean).join(" ")));
}

/**
 * An agency as a box that links to its page.
 * @param {SuccessionNode} node
 * @param {string} focus
 * @returns {SVGElement}
 */
function box(node, focus) {
  const { x, y } = corner(node);
  const name = localized(node.name, node.name_en);
  const years = `${node.from ?? "?"} – ${node.to ?? ""}`;
  const texts = [...twoLines(name, language() === "zh" ? 12 : 21), years].map((text, place, all) => {
    const look = place === all.length - 1 ? "years" : null;
    return svg("text", { x: x + 8, y: y + 17 + place * 16, class: look }, text);
  });
  const frame = svg("rect", { x, y, ...BOX, rx: 4 });
  const href = pageHref({ ...spoken(), node: `Agency/${node.id}` });
  const current = node.id === focus ? "page" : null;
  return svg("a", { href, "aria-current": current }, svg("title", {}, `${name} ${years}`), frame, ...texts);
}

/**
 * The changes of the drawing as a table.
 * @param {SuccessionRow[]} rows
 * @param {Succession} history
 * @returns {HTMLElement}
 */
function twin(rows, { edges }) {
  const drawn = new Set(edges.map(({ source, target }) => `${source} ${target}`));
  const known = new Map(rows.map((row) => [`${row.agency_id} ${row.successor_id}`, row]));
  const english = new Map(rows.map((row) => [row.agency_id, row.agency_en]));
  const shown = [...known].filter(([key]) => drawn.has(key)).map(([, row]) => row);
  shown.sort((one, other) => ((one.changed_on ?? "") < (other.changed_on ?? "") ? 1 : -1));
  return table(message("agency.changes", { count: shown.length }), [
    { title: message("agency.changedOn"), cell: (row) => row.changed_on ?? "—" },
    {
      title: message("agency.former"),
      cell: ({ agency_id: id, agency, agency_en: en }) => pageLink("Agency", id, localized(agency, en)),
    },
    {
      title: message("agency.kind"),
      cell: ({ change_kind: kind }) => (kind ? valueLabel("changeKind", kind) : "—"),
    },
    {
      title: message("agency.later"),
      cell: ({ successor_id: id, successor: name }) =>
        id ? pageLink("Agency", id, localized(name, english.get(id))) : "—",
    },
    { title: message("agency.event"), cell: (row) => row.event ?? "—" },
    { title: message("agency.source"), cell: (row) => row.source ?? "—" },
  ], shown);
}
