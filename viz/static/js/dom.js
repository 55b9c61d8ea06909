// Elements from plain data. Text only ever becomes text nodes: nothing here reads HTML.

/** @import { Attributes, Child } from "../../types/page.js" */

/**
 * An element with attributes and children; an attribute that is null, undefined or false is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, { on = {}, data = {}, aria = {}, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [name, value] of Object.entries(data)) made.dataset[name] = String(value);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value);
  for (const [event, handler] of Object.entries(on)) made.addEventListener(event, handler);
  made.append(...flat(children));
  return made;
}

/**
 * Put children in place of what the element holds.
 * @param {Element} element
 * @param {...Child} children
 * @returns {void}
 */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
}

/**
 * The children in one list, without the absent ones.
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function flat(children) {
  return children.flatMap((child) => {
    if (child === null || child === undefined) return [];
    return Array.isArray(child) ? flat(child) : [child];
  });
}

/**
 * The element with an id. Throws for an id or a kind of element that the page does not have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  return elementById(id, HTMLElement);
}

/**
 * The element with an id, of a certain kind.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function elementById(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return found;
}

/**
 * The nearest element around an event's target that a selector fits.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function closest(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}
