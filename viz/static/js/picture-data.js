// The network that is drawn, by id. Pure.

/**
 * @import { NetworkAnswer, Properties } from "../../types/api.js"
 * @import { DrawnNode, Picture } from "../../types/page.js"
 */

/**
 * The picture with an answer added to it; nodes have the name and the colour that they are drawn with.
 * @param {Picture} picture
 * @param {NetworkAnswer} answer
 * @returns {Picture}
 */
export function merged(picture, answer) {
  const looks = new Map(answer.nodes.map((node) => [node.id, { name: node.name, colour: node.color.background }]));
  const nodes = new Map(picture.nodes);
  const edges = new Map(picture.edges);
  for (const node of answer.picture.nodes) {
    nodes.set(node.id, { ...node, ...(looks.get(node.id) ?? { name: node.title, colour: "" }) });
  }
  for (const edge of answer.picture.edges) edges.set(edge.id, edge);
  return { centers: picture.centers, nodes, edges };
}

/**
 * The picture of an answer alone.
 * @param {NetworkAnswer} answer
 * @returns {Picture}
 */
export function pictureOf(answer) {
  return merged({ centers: answer.picture.centers, nodes: new Map(), edges: new Map() }, answer);
}

/**
 * [class, colour] of the nodes that are drawn, one of each.
 * @param {Iterable<DrawnNode>} nodes
 * @returns {[string, string][]}
 */
export function legendOf(nodes) {
  return [...new Map(Array.from(nodes, (node) => [node.type, node.colour]))];
}

/**
 * The properties that hold the evidence of a node: its own, or those of its first mention.
 * @param {DrawnNode} node
 * @param {Picture} picture
 * @returns {Properties}
 */
export function evidenceOf(node, picture) {
  if (node.properties.end) return node.properties;
  const mention = [...picture.edges.values()].find(({ type, source }) => type === "MENTIONED_IN" && source === node.id);
  return mention?.properties ?? {};
}
