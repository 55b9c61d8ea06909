// The marks of a text by click and by keys: one of them is reached by Tab, arrows lead to the next and the last one.

import { closest } from "./dom.js";

const STEPS = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 });

/**
 * Call the listener with the place of the mark that is chosen.
 * @param {HTMLElement} box
 * @param {(place: number) => void} listener
 * @returns {void}
 */
export function bindMarks(box, listener) {
  box.addEventListener("click", (event) => {
    const mark = closest(event, "[data-mark]")?.dataset.mark;
    if (mark && !getSelection()?.toString()) listener(Number(mark)); // who selects text wants to copy it
  });
  box.addEventListener("keydown", (event) => {
    const here = closest(event, "[role=button]");
    if (!here) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      listener(Number(here.dataset.mark));
    }
    const step = STEPS[event.key];
    if (step) moveFocus(box, here, step, event);
  });
}

/**
 * Let Tab reach a mark in place of the one that it reached before.
 * @param {HTMLElement} box
 * @param {HTMLElement} mark
 * @returns {void}
 */
export function reach(box, mark) {
  for (const each of box.querySelectorAll('[role=button][tabindex="0"]')) each.setAttribute("tabindex", "-1");
  mark.tabIndex = 0;
}

/**
 * Move the focus by a number of marks.
 * @param {HTMLElement} box
 * @param {HTMLElement} here
 * @param {number} step
 * @param {Event} event
 * @returns {void}
 */
function moveFocus(box, here, step, event) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = box.querySelectorAll("[role=button]");
  const marks = [...found];
  const target = marks[marks.indexOf(here) + step];
  event.preventDefault();
  if (!target) return;
  reach(box, target);
  target.focus();
}
