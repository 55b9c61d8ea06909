// The values of the first page: its matrix, its timeline and the questions beside them. For the checker alone.

import type {
  ActivityType,
  ActorRow,
  IssuerChangeRow,
  LevelRow,
  NewTypeRow,
  QueryParameters,
} from "./api.js";
import type { Language, StateChange } from "./page.js";

/** Numbers of activities by the id of their type, or by their year. */
export type Counts = Map<string, number>;

/** A row of the matrix. */
export interface MatrixRow {
  key: string;
  kind: string;
  name: string;
  name_en: string | null;
  short: string;
  counts: Counts;
  years: Counts;
}

/** Actors of one level: how many there are, those that are shown, and the sums of all by type. */
export interface MatrixGroup {
  level: string;
  size: number;
  rows: MatrixRow[];
  counts: Counts;
}

/** What the board is computed from; `years` have any activity, the newest first. */
export interface BoardData {
  types: ActivityType[];
  years: number[];
  levels: LevelRow[];
  actors: ActorRow[];
}

/**
 * What the matrix draws; `all` is the number of actors with those that are not shown, `named` whether any organiser is
 * named where no filter may be the reason that there is none, `scale` the least count of each shade.
 */
export interface Matrix {
  types: ActivityType[];
  groups: MatrixGroup[];
  folded: Set<string>;
  years: number[];
  unnamed: Counts;
  totals: Counts;
  named: boolean;
  shown: number;
  all: number;
  order: string;
  scale: number[];
}

/** What is called when something of the matrix is pressed. */
export interface MatrixListeners {
  pick: (cell: string) => void;
  fold: (level: string) => void;
  more: (more: string) => void;
}

/** What is known of a year; `sure` unless a register has it unconfirmed, `stated` where no notice of it is loaded. */
export interface TimelineYear {
  year: number;
  state: "notice" | "register" | "nothing";
  theme: { value: string; sure: boolean } | null;
  issuers: { value: string; sure: boolean } | null;
  rally: { value: string; sure: boolean } | null;
  activities: number;
  stated: { value: string; sure: boolean } | null;
  types: NewTypeRow[];
  joined: IssuerChangeRow[];
}

/**
 * A question in plain words: the view that answers it, or a question of the catalog, with the columns that are shown and
 * what the first of them leads to: a cell of the matrix, or the network around an entity.
 */
export interface Start {
  id: string;
  zh: string;
  en: string;
  state?: StateChange;
  question?: string;
  parameters?: QueryParameters;
  columns?: Record<Language, string[]>;
  cell?: boolean;
  node?: [string, string];
}

/** A row of the answer of such a question, and what a press on it leads to. */
export interface StartRow {
  texts: string[];
  change: StateChange | null;
}

/** A bar, in units of its picture. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}
