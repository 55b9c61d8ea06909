// vis-network, as far as the page uses it. For the checker alone: nothing here is served.

/** The options of a node that its class decides. */
export interface VisLook {
  color: { background: string };
  [option: string]: unknown;
}

/** A node as vis-network draws it. */
export interface VisNode extends VisLook {
  id: string;
  name: string;
}

/** A line as vis-network draws it; `members` are the ids of the relationships it stands for. */
export interface VisLine {
  id: string;
  members: string[];
  [option: string]: unknown;
}

/** What a network is drawn from. */
export interface VisData {
  nodes: VisNode[];
  edges: VisLine[];
  options: object;
}

export interface VisDataSet<Item extends { id: string }> {
  add(items: Item[]): unknown;
  get(): Item[];
  get(id: string): Item | null;
}

export interface VisClick {
  nodes: string[];
  edges: string[];
}

export interface VisNetwork {
  destroy(): void;
  redraw(): void;
  fit(): void;
  on(event: "click" | "doubleClick", handler: (click: VisClick) => void): void;
  once(event: "stabilizationIterationsDone", handler: () => void): void;
  selectNodes(ids: string[]): void;
  setOptions(options: object): void;
  stabilize(iterations: number): void;
}

/** A network that is drawn, with the data it draws. */
export interface Drawn {
  network: VisNetwork;
  nodes: VisDataSet<VisNode>;
  lines: VisDataSet<VisLine>;
}

export interface Vis {
  DataSet: new <Item extends { id: string }>(items: Item[]) => VisDataSet<Item>;
  Network: new (
    element: HTMLElement,
    data: { nodes: VisDataSet<VisNode>; edges: VisDataSet<VisLine> },
    options: object,
  ) => VisNetwork;
}

declare global {
  /** Set by vis-network's script. */
  var vis: Vis;
}
