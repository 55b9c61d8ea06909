// The page's own values. For the checker alone: nothing here is served.

import type {
  ActivityRow,
  CypherAnswer,
  FactRow,
  GraphNode,
  GraphRelationship,
  Looks,
  ModelClass,
  PictureEdge,
  PictureNode,
  RecordSource,
  Relation,
  SchemeValue,
  WholeEntity,
} from "./api.js";

export type Language = "zh" | "en";

/** What is shown, as the hash of the URL keeps it; see state-data.js for the names. */
export interface State {
  lang?: string;
  year?: string;
  kind?: string;
  level?: string;
  q?: string;
  empty?: string;
  cell?: string;
  node?: string;
  view?: string;
  wide?: string;
  query?: string;
  parameters?: string;
  span?: string;
  hide?: string;
  against?: string;
  rollup?: string;
  asof?: string;
  basis?: string;
  region?: string;
  series?: string;
  order?: string;
  fold?: string;
  more?: string;
  start?: string;
}

/** Part of a state; null takes a name out. */
export type StateChange = { [Name in keyof State]?: State[Name] | null };

/** The state that the address of a page is made of. */
export type PageState = StateChange;

/** The model with its classes by name and its relationships by type. */
export interface Model {
  classes: Map<string, ModelClass>;
  relations: Map<string, Relation>;
  schemes: Record<string, SchemeValue[]>;
}

export type {
  Bar, BoardData, Counts, Matrix, MatrixGroup, MatrixListeners, MatrixRow, Start, StartRow, TimelineYear,
} from "./board.js";

export interface Position {
  row: number;
  column: number;
}

/** A quote and its span in the text of a notice. */
export interface Evidence {
  notice: string;
  section: string | null;
  start: number;
  end: number;
  quote: string;
}

/** An activity with all its evidence. */
export interface Card {
  id: string;
  name: string;
  year: number | null;
  types: string[];
  evidence: Evidence[];
  sources: RecordSource[];
  role?: string;
  basis?: string;
}

/** The cards of each year. */
export type CardsByYear = [number | null, Card[]][];

/** A quote and the text on either side of it. */
export interface QuoteInContext {
  before: string;
  quote: string;
  after: string;
}

/** A heading of a notice, and the position where it begins; annexes are of level 1, and `alone` has a line of its own. */
export interface Heading {
  level: number;
  start: number;
  title: string;
  alone: boolean;
}

/** A span of a notice with the facts that rest on it, of one layer of the legend; `types` are ids of activity types. */
export interface Mark {
  layer: string;
  start: number;
  end: number;
  rows: FactRow[];
  types: string[];
}

/** A part of a text that the same marks cover, by their places in the list of marks. */
export interface Piece {
  start: number;
  end: number;
  text: string;
  marks: number[];
}

export interface Paragraph {
  start: number;
  pieces: Piece[];
}

/** An agency in a drawing of succession: columns run from the oldest, rows from the top. */
export interface SuccessionNode {
  id: string;
  name: string;
  name_en: string | null;
  from: string | null;
  to: string | null;
  column: number;
  row: number;
}

/** A change between two agencies; `part` where only some duties passed on. */
export interface SuccessionEdge {
  source: string;
  target: string;
  kind: string;
  on: string | null;
  part: boolean;
}

export interface Succession {
  nodes: SuccessionNode[];
  edges: SuccessionEdge[];
  columns: number;
  rows: number;
}

/** Numbers of activities by type and year: types in their order, years from the first. */
export interface TypeYears {
  years: number[];
  types: { id: string; name: string; name_en: string | null; counts: Map<number, number>; total: number }[];
  most: number;
}

/** What a reference to a notice is made of; `complete` where all who signed it are known. */
export interface Citation {
  id: string;
  issuers: string[];
  complete: boolean;
  title: string;
  number: string | null;
  date: string | null;
  year: string | null;
  url: string;
  accessed: string;
}

/** What both sides of a comparison have, and what only one of them has. */
export interface Comparison<Item> {
  both: { left: Item[]; right: Item[] }[];
  left: Item[];
  right: Item[];
}

export interface Named {
  id: string;
  name: string;
  name_en?: string | null;
}

/** A side of a comparison; issuers and words are null where its class has none. */
export interface Side {
  entity: WholeEntity;
  activities: ActivityRow[];
  issuers: Named[] | null;
  words: Named[] | null;
}

/** A column of a table: its heading, and what it shows of a row. */
export interface TableColumn<Row> {
  title: string;
  cell: (row: Row) => Child;
  number?: boolean;
}

/** A node with the name, in the language of the page, and the colour that it is drawn with. */
export type DrawnNode = PictureNode & { name: string; colour: string };

/** What is drawn, by id. */
export interface Picture {
  centers: string[];
  nodes: Map<string, DrawnNode>;
  edges: Map<string, PictureEdge>;
}

/** A network to ask for: `limit` neighbours around each of the entities of one class. */
export interface NetworkRequest {
  type: string;
  ids: string[];
  limit: number;
  details: boolean;
}

/** What values of the graph are named and coloured by. */
export interface Naming {
  model: Model;
  looks: Looks;
  language: Language;
}

/** A value of a row as the table shows it; a text is folded where it is long. */
export type Cell =
  | { kind: "nothing" }
  | { kind: "number" | "text"; text: string }
  | { kind: "list"; cells: Cell[] }
  | { kind: "map"; entries: [string, Cell][] }
  | NodeCell
  | StepCell
  | { kind: "path"; cells: (NodeCell | StepCell)[] };

export interface NodeCell {
  kind: "node";
  node: DrawnNode;
}

/**
 * A relationship: within a path it runs forward (1), backward (-1) or in a direction that is not known (0); by itself
 * it has the names of its ends, as far as they are known.
 */
export interface StepCell {
  kind: "step";
  type: string;
  label: string;
  direction: number;
  ends: [string, string] | null;
}

/** The nodes and relationships of rows, each once. */
export interface Parts {
  nodes: GraphNode[];
  relationships: GraphRelationship[];
}

/** A picture of rows, and how many nodes are beyond its limit and relationships without their ends. */
export interface RowsPicture {
  picture: Picture;
  beyond: number;
  loose: number;
}

/** An answer with what was asked, and the seconds it took. */
export interface Result {
  answer: CypherAnswer;
  query: string;
  parameters: object;
  seconds: number;
}

/** A query to begin with. */
export interface Example {
  zh: string;
  en: string;
  query: string;
  parameters: string;
}

/** A place in a query, from one on, and its line cut into what is before, at and after the place. */
export interface QueryPlace {
  line: number;
  column: number;
  offset: number;
  before: string;
  at: string;
  after: string;
}

export type Child = Node | string | null | undefined | Child[];

/** Attributes of an element; `on` maps events to handlers, `data` and `aria` map names to values. */
export interface Attributes {
  on?: Record<string, () => void>;
  data?: Record<string, string | number>;
  aria?: Record<string, string>;
  [name: string]: unknown;
}
