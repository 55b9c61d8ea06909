// Keys of a grid: arrows, Home and End move over its cells, Enter and Space pick. Tab reaches one cell at a
// time. A cell is an element with data-row and data-column, both counted from 0.

import { closest } from "./dom.js";
import { positionAfter } from "./grid-data.js";

/** @import { Position } from "../../types/page.js" */

/**
 * Let the keyboard move over the cells of a grid.
 * @param {HTMLElement} grid
 * @returns {void}
 */
export function bindGridKeys(grid) {
  grid.addEventListener("keydown", (event) => {
    const cell = closest(event, "[data-row]");
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      cell.click();
      return;
    }
    const next = positionAfter(positionOf(cell), lastPosition(grid), event.key, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    focusCell(grid, next);
  });
  grid.addEventListener("focusin", (event) => {
    const cell = closest(event, "[data-row]");
    if (cell) makeReachable(grid, cell);
  });
}

/**
 * Let Tab reach this cell, and no other of the grid.
 * @param {HTMLElement} grid
 * @param {HTMLElement} cell
 * @returns {void}
 */
export function makeReachable(grid, cell) {
  for (const other of cellsOf(grid, '[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
}

/**
 * Move the focus to the cell at a position.
 * @param {HTMLElement} grid
 * @param {Position} position
 * @returns {void}
 */
function focusCell(grid, { row, column }) {
  const [cell] = cellsOf(grid, `[data-row="${row}"][data-column="${column}"]`);
  if (!cell) return;
  makeReachable(grid, cell);
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * Where a cell stands.
 * @param {HTMLElement} cell
 * @returns {Position}
 */
function positionOf(cell) {
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/**
 * Where the last cell of a grid stands.
 * @param {HTMLElement} grid
 * @returns {Position}
 */
function lastPosition(grid) {
  const last = [...cellsOf(grid)].pop();
  return last ? positionOf(last) : { row: 0, column: 0 };
}

/**
 * The cells of a grid that a selector fits.
 * @param {HTMLElement} grid
 * @param {string} [selector]
 * @returns {NodeListOf<HTMLElement>}
 */
function cellsOf(grid, selector = "") {
  return grid.querySelectorAll(`[data-row]${selector}`);
}
