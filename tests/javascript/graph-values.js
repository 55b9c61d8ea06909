// Values of the graph for tests: a court that issued a notice, and what they are named by.

export const COURT = {
  labels: ["Actor", "Agency"],
  properties: { id: "spc", name: "最高人民法院", name_en: "Supreme People's Court", short_name: "最高法" },
};
export const NOTICE = { labels: ["Notice"], properties: { id: "n", title: "通知" } };
export const ISSUED = { type: "ISSUED", source: "spc", target: "n", properties: { position: 1 } };
export const PATH = { nodes: [COURT, NOTICE], relationships: [ISSUED] };

const issued = { type: "ISSUED", label_zh: "发布", label_en: "issued", sources: ["Agency"], targets: ["Notice"] };

export const NAMING = {
  language: "zh",
  model: {
    classes: new Map([
      ["Agency", { name: "Agency", display: "name", label_zh: "机构", label_en: "Agency", properties: [] }],
      ["Notice", { name: "Notice", display: "title", label_zh: "通知", label_en: "Notice", properties: [] }],
    ]),
    relations: new Map([["ISSUED", { ...issued, properties: [] }]]),
    schemes: {},
  },
  looks: {
    classes: {
      Agency: { shape: "ellipse", color: { background: "blue" } },
      Notice: { shape: "box", color: { background: "violet" } },
    },
    other: { shape: "dot", color: { background: "grey" } },
    options: { physics: { solver: "barnesHut", barnesHut: { avoidOverlap: 1, springLength: 140 } } },
  },
};
