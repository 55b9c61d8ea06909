// What the API answers, as far as the page reads it. For the checker alone: nothing here is served.

import type { VisData, VisLook } from "./vis.js";

export interface Labelled {
  label_zh: string;
  label_en: string;
}

export interface Property extends Labelled {
  name: string;
  scheme?: string | null;
}

export interface ModelClass extends Labelled {
  name: string;
  collection: string | null;
  display: string;
  properties: Property[];
}

export interface Relation extends Labelled {
  type: string;
  sources: string[];
  targets: string[];
  properties: Property[];
}

export interface SchemeValue extends Labelled {
  value: string;
}

/** The answer of /v1/model. */
export interface ModelAnswer {
  classes: ModelClass[];
  relations: Relation[];
  schemes: Record<string, SchemeValue[]>;
}

/** Properties of an entity or relationship by name; which there are, the model defines. */
export type Properties = Record<string, unknown>;

export interface Page<Entity> {
  items: Entity[];
  next?: string;
}

/** An entity by its name, of a list or a suggestion. */
export interface Named {
  title?: string;
  name?: string;
  name_en?: string | null;
}

export interface ActivityType {
  id: string;
  name: string;
  name_en?: string | null;
  definition?: string | null;
  definition_en?: string | null;
  position: number;
}

export interface NoticeEntity {
  id: string;
  title?: string | null;
  doc_number?: string | null;
  source_file?: string | null;
  campaign_year?: number | null;
  text?: string | null;
}

export interface Answer {
  columns: { name: string; meaning_zh: string; meaning_en: string }[];
  rows: unknown[][];
  next?: string | null;
}

/** Counts are written as "publicity=13" or "2023=5". */
export interface ActorRow {
  level: string;
  actor_class: string;
  actor_id: string;
  actor: string;
  actor_en: string | null;
  short_name: string | null;
  types: string[];
  years: string[];
  of_level: number;
}

export interface LevelRow {
  level: string;
  activities: number;
  types: string[];
  years: string[];
}

/** A fact about a quality month, of a notice or of a register. */
export interface FactRow {
  year: number;
  fact: string;
  value: string;
  basis: string;
  status: string | null;
}

export interface NewTypeRow {
  year: number;
  type: string;
  type_en: string;
}

export interface JoinedRow {
  year: number;
  agency: string;
  agency_en: string | null;
}

/** Where an activity is mentioned: the notice and the span of the quote in its text. */
export interface MentionColumns {
  year: number | null;
  activity_id: string;
  activity: string;
  notice_id: string;
  section: string | null;
  start: number;
  end: number;
  quote: string;
}

export interface UnnamedRow extends MentionColumns {
  types: string[];
}

export interface EvidenceRow extends MentionColumns {
  actor: string;
  type_id: string;
  role: string;
  basis: string;
}

export interface NoticeRow {
  notice_id: string;
  year: number | null;
  level: string;
  title: string | null;
  doc_number: string | null;
  source_file: string | null;
  activities: number;
}

/** The rows of each question that the page asks. */
export interface Questions {
  "activities-without-organizer": UnnamedRow;
  "actors-by-type": ActorRow;
  "campaign-register": FactRow;
  evidence: EvidenceRow;
  "issuers-joined-and-left": JoinedRow;
  "levels-by-type": LevelRow;
  "new-and-dropped-types": NewTypeRow;
  notices: NoticeRow;
}

/** Parameters of a request; a list repeats its name. */
export type QueryParameters = Record<string, string | number | string[] | null | undefined>;

export interface PictureNode {
  id: string;
  type: string;
  title: string;
  properties: Properties;
}

export interface PictureEdge {
  id: string;
  type: string;
  source: string;
  target: string;
  properties: Properties;
}

/** The answer of /explorer/network: a picture, and the same as vis-network draws it. */
export interface NetworkAnswer extends VisData {
  picture: { centers: string[]; nodes: PictureNode[]; edges: PictureEdge[]; truncated: boolean };
}

/** The answer of /explorer/looks. */
export interface Looks {
  classes: Record<string, VisLook>;
  other: VisLook;
  options: { physics?: { barnesHut?: object } };
}

/** What /v1/cypher answers; values of its rows may be of the graph, as the following. */
export interface CypherAnswer {
  columns: string[];
  rows: unknown[][];
  truncated: boolean;
  unknown_names: UnknownName[];
}

export interface UnknownName {
  kind: "label" | "type" | "property";
  name: string;
  line: number;
  column: number;
  meant: string | null;
}

export interface GraphNode {
  labels: string[];
  properties: Properties;
}

/** A relationship; its ends are ids, or null where the server does not know them. */
export interface GraphRelationship {
  type: string;
  source: string | null;
  target: string | null;
  properties: Properties;
}

export interface GraphPath {
  nodes: GraphNode[];
  relationships: GraphRelationship[];
}

export type { SearchAnswer, SearchHit, WordMatch } from "./search.js";
