// The history of an agency as a drawing: what it came from at the left, what it became at the right. Pure.

/**
 * @import { SuccessionRow } from "../../types/api.js"
 * @import { Succession, SuccessionEdge, SuccessionNode } from "../../types/page.js"
 */

const PART = "split"; // the change in which only some duties pass on

/**
 * The agencies around one, each at its place. Behind an agency of which only some duties passed on, the history is
 * that of others, and left out.
 * @param {SuccessionRow[]} rows
 * @param {string} focus
 * @returns {Succession}
 */
export function successionOf(rows, focus) {
  const all = edgesOf(rows);
  const edges = [...reached(all, focus, "target", "source"), ...reached(all, focus, "source", "target")];
  const ids = new Set([focus, ...edges.flatMap(({ source, target }) => [source, target])]);
  const depths = new Map([...ids].map((id) => [id, depth(id, edges, focus)]));
  const lines = linesOf(edges, focus);
  const known = new Map(rows.map((row) => [row.agency_id, row]));
  const oldest = Math.max(...depths.values());
  const nodes = [...ids].flatMap((id) => {
    const row = known.get(id);
    return row ? [nodeOf(row, oldest - (depths.get(id) ?? 0), lines.get(id) ?? 0)] : [];
  });
  return { nodes, edges, ...sizeOf(nodes) };
}

/**
 * The changes that rows state, each once.
 * @param {SuccessionRow[]} rows
 * @returns {SuccessionEdge[]}
 */
function edgesOf(rows) {
  /** @type {Map<string, SuccessionEdge>} */
  const edges = new Map();
  for (const { agency_id: source, successor_id: target, change_kind: kind, changed_on: on } of rows) {
    if (target) edges.set(`${source} ${target}`, { source, target, kind: kind ?? "", on, part: kind === PART });
  }
  return [...edges.values()];
}

/**
 * The changes on all ways from an agency into the past or the future.
 * @param {SuccessionEdge[]} edges
 * @param {string} focus
 * @param {"source" | "target"} near the end of a change that lies nearer to the agency
 * @param {"source" | "target"} far
 * @returns {SuccessionEdge[]}
 */
function reached(edges, focus, near, far) {
  const found = new Set();
  const seen = new Set([focus]);
  const waiting = [focus];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const edge of edges.filter((each) => each[near] === id)) {
      found.add(edge);
      if (edge.part || seen.has(edge[far])) continue;
      seen.add(edge[far]);
      waiting.push(edge[far]);
    }
  }
  return [...found];
}

/**
 * The number of changes from an agency to the one in focus, the most where ways differ; after it they are negative.
 * @param {string} id
 * @param {SuccessionEdge[]} edges
 * @param {string} focus
 * @param {number} [most] changes that are followed, as data may run in a circle
 * @returns {number}
 */
function depth(id, edges, focus, most = 20) {
  if (id === focus || !most) return 0;
  const later = edges.filter((each) => each.source === id).map((each) => each.target);
  if (later.length) return 1 + Math.max(...later.map((each) => depth(each, edges, focus, most - 1)));
  const earlier = edges.filter((each) => each.target === id).map((each) => each.source);
  return Math.min(...earlier.map((each) => depth(each, edges, focus, most - 1)), 0) - 1;
}

/**
 * The row of each agency: those without a predecessor from the top, the others in the middle of theirs.
 * @param {SuccessionEdge[]} edges
 * @param {string} focus
 * @returns {Map<string, number>}
 */
function linesOf(edges, focus) {
  /** @type {Map<string, number>} */
  const lines = new Map();
  let next = 0;
  const place = (/** @type {string} */ id) => {
    lines.set(id, -1); // on the way: a circle ends here
    const before = edges.filter((each) => each.target === id).map((each) => each.source);
    const own = before.filter((each) => !lines.has(each));
    for (const each of own) if (!lines.has(each)) place(each);
    const [first, last] = [lines.get(own[0] ?? ""), lines.get(own.at(-1) ?? "")];
    lines.set(id, first === undefined || last === undefined ? next++ : (first + last) / 2);
  };
  place(focus);
  const after = edges.map((each) => each.target).filter((id) => !lines.has(id));
  const middle = lines.get(focus) ?? 0;
  const rows = [...new Set(after)];
  const above = Math.min(middle, (rows.length - 1) / 2);
  rows.forEach((id, index) => lines.set(id, middle - above + index));
  return lines;
}

/**
 * An agency at a place.
 * @param {SuccessionRow} row
 * @param {number} column
 * @param {number} line
 * @returns {SuccessionNode}
 */
function nodeOf({ agency_id: id, agency: name, agency_en: nameEn, valid_from: from, valid_to: to }, column, line) {
  return { id, name, name_en: nameEn, from, to, column, row: line };
}

/**
 * The number of columns and rows of a drawing.
 * @param {SuccessionNode[]} nodes
 * @returns {{ columns: number, rows: number }}
 */
function sizeOf(nodes) {
  const most = (/** @type {number[]} */ numbers) => Math.ceil(Math.max(-1, ...numbers)) + 1;
  return { columns: most(nodes.map(({ column }) => column)), rows: most(nodes.map(({ row }) => row)) };
}
