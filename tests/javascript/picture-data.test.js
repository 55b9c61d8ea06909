// The network that is drawn, by id.

import assert from "node:assert/strict";
import { test } from "node:test";

import { evidenceOf, legendOf, merged, pictureOf } from "../../viz/static/js/picture-data.js";

function answer(nodes, edges = []) {
  return {
    picture: {
      centers: nodes.slice(0, 1).map(([id]) => id),
      nodes: nodes.map(([id, type]) => ({ id, type, title: id, properties: {} })),
      edges,
      truncated: false,
    },
    nodes: nodes.map(([id, type]) => ({ id, name: `name of ${id}`, color: { background: `colour of ${type}` } })),
    edges: [],
    options: {},
  };
}

const SPAN = { start: 1, end: 2 };
const MENTION = { id: "1", type: "MENTIONED_IN", source: "Activity/a", target: "Notice/n", properties: SPAN };

test("nodes have the names they are drawn with", () => {
  const picture = pictureOf(answer([["Agency/spc", "Agency"]]));
  assert.equal(picture.nodes.get("Agency/spc").name, "name of Agency/spc");
  assert.deepEqual(picture.centers, ["Agency/spc"]);
});

test("an expansion adds to the picture and keeps its centre and the old picture", () => {
  const before = pictureOf(answer([["Agency/spc", "Agency"]]));
  const after = merged(before, answer([["Activity/a", "Activity"], ["Agency/spc", "Agency"]], [MENTION]));
  assert.deepEqual([...after.nodes.keys()], ["Agency/spc", "Activity/a"]);
  assert.deepEqual([after.edges.size, before.nodes.size, before.edges.size], [1, 1, 0]);
  assert.deepEqual(after.centers, ["Agency/spc"]);
});

test("the legend has each class once", () => {
  const picture = pictureOf(answer([["Agency/a", "Agency"], ["Notice/n", "Notice"], ["Agency/b", "Agency"]]));
  assert.deepEqual(legendOf(picture.nodes.values()), [["Agency", "colour of Agency"], ["Notice", "colour of Notice"]]);
});

test("the evidence of a node is its own, or that of its first mention", () => {
  const picture = pictureOf(answer([["Activity/a", "Activity"], ["Notice/n", "Notice"]], [MENTION]));
  const activity = picture.nodes.get("Activity/a");
  assert.deepEqual(evidenceOf(activity, picture), SPAN);
  assert.deepEqual(evidenceOf({ ...activity, properties: { end: 9 } }, picture), { end: 9 });
  assert.deepEqual(evidenceOf(picture.nodes.get("Notice/n"), picture), {});
});
