"use strict";

/** @typedef {import("../../types/vis.js").VisData} VisData */

/**
 * Draw the data that viz/export.py wrote into the page.
 * @param {HTMLElement} element
 * @param {VisData} data
 * @returns {void}
 */
function drawNetwork(element, { nodes, edges, options }) {
  new vis.Network(element, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, options);
}

const [canvas, data] = ["network", "data"].map((id) => document.getElementById(id));
if (canvas && data) drawNetwork(canvas, JSON.parse(data.textContent));
