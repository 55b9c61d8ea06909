// The drawing of a network by vis-network, in the element #canvas.

import { byId } from "./dom.js";

/** @import { Drawn, Vis, VisData, VisNetwork } from "../../types/vis.js" */

/**
 * Draw data in place of an earlier drawing, and let it find its shape.
 * @param {Vis} vis
 * @param {VisData} data
 * @param {Drawn | null} earlier
 * @param {number} [steps]
 * @returns {Drawn}
 */
export function draw(vis, { nodes: given, edges, options }, earlier, steps) {
  earlier?.network.destroy();
  const nodes = new vis.DataSet(given);
  const lines = new vis.DataSet(edges);
  const network = new vis.Network(byId("canvas"), { nodes, edges: lines }, options);
  settle(network, steps);
  return { network, nodes, lines };
}

/**
 * Let the drawing find its shape, then hold it still.
 * @param {VisNetwork} network
 * @param {number} [steps]
 * @returns {void}
 */
export function settle(network, steps = 300) {
  network.setOptions({ physics: { enabled: true } });
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    fitLabels(network);
    byId("canvas").dataset.state = "drawn";
  });
  network.stabilize(steps);
}

/**
 * Show all nodes with their labels: only drawing measures a label, so the drawing comes first.
 * @param {VisNetwork} network
 * @returns {void}
 */
export function fitLabels(network) {
  network.redraw();
  network.fit();
}
