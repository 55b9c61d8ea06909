// Keys of a grid: arrows move over its cells, Home and End along the row, with Ctrl to the first and last
// row, Enter and Space pick. One cell at a time can be reached with Tab.

const STEPS = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  PageDown: [10, 0],
  PageUp: [-10, 0],
};

/** Makes the grid's cells reachable; a cell is what has data-row and data-column, both counted from 0. */
export function keyable(grid) {
  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-row]");
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      cell.click();
      return;
    }
    const next = target(grid, cell, event);
    if (!next) return;
    event.preventDefault();
    reach(grid, next);
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  grid.addEventListener("focusin", (event) => {
    const cell = event.target.closest("[data-row]");
    if (cell) reach(grid, cell);
  });
}

/** Lets Tab reach this cell, and no other of the grid. */
export function reach(grid, cell) {
  for (const other of grid.querySelectorAll('[data-row][tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
}

function target(grid, cell, event) {
  const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
  const last = lastOf(grid);
  const step = STEPS[event.key];
  if (step) return at(grid, clamp(row + step[0], last.row), clamp(column + step[1], last.column));
  if (event.key === "Home") return at(grid, event.ctrlKey ? 0 : row, 0);
  if (event.key === "End") return at(grid, event.ctrlKey ? last.row : row, last.column);
  return null;
}

function lastOf(grid) {
  const cells = grid.querySelectorAll("[data-row]");
  const last = cells[cells.length - 1];
  return { row: Number(last.dataset.row), column: Number(last.dataset.column) };
}

function at(grid, row, column) {
  return grid.querySelector(`[data-row="${row}"][data-column="${column}"]`);
}

function clamp(value, most) {
  return Math.min(Math.max(value, 0), most);
}
