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

/** An entity of a list, with its names. */
export interface NamedEntity {
  type: string;
  id: string;
  name: string;
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

export interface NewTypeRow {
  year: number;
  type: string;
  type_en: string;
}

/** Where an activity is mentioned: the notice and the span of the quote in its text. */
/** A mention in a notice; of a register the source, without notice or quote. */
export interface MentionColumns extends RecordSource {
  year: number | null;
  activity_id: string;
  activity: string;
  notice_id: string | null;
  section: string | null;
  start: number;
  end: number;
  quote: string;
}

export interface UnnamedRow extends MentionColumns {
  types: string[];
}

/** The public page that a register has a fact from. */
export interface RecordSource {
  source: string | null;
  source_url: string | null;
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

/** A fact of a notice: a relationship with the words that it rests on. */
export interface FactRow {
  notice_id: string;
  relation: string;
  subject_class: string;
  subject_id: string;
  subject: string | null;
  object_class: string;
  object_id: string;
  object: string | null;
  object_en: string | null;
  about: string | null;
  role: string | null;
  basis: string | null;
  name_as_printed: string | null;
  resolved_by: string | null;
  certainty: string | null;
  rule: string | null;
  curated: boolean;
  section: string | null;
  start: number;
  end: number;
  quote: string;
}

/** An agency in the history of another, and the one that it became. */
export interface SuccessionRow {
  agency_id: string;
  agency: string;
  agency_en: string | null;
  valid_from: string | null;
  valid_to: string | null;
  successor_id: string | null;
  successor: string | null;
  change_kind: string | null;
  changed_on: string | null;
  event: string | null;
  source: string | null;
}

/** A notice that an agency issued or an activity that it organised. */
export interface RecordRow {
  year: number;
  act: string;
  body_id: string;
  body: string;
  subject_id: string;
  subject: string | null;
  types: string[];
  types_en: string[];
  role: string | null;
  basis: string | null;
  position: number | null;
  name_as_printed: string | null;
  notice_id: string;
  notice: string | null;
  section: string | null;
  start: number;
  end: number;
  quote: string;
}

export interface PartnerRow {
  actor_id: string;
  other_id: string;
  other: string;
  other_en: string | null;
  activities: number;
  years: number[];
}

/** The number of activities of a type in a year. */
export interface TypeYearRow {
  year: number;
  type_id: string;
  type: string;
  type_en: string | null;
  activities: number;
}

export interface TypeChangeRow extends TypeYearRow {
  total: number;
  previous_year: number | null;
  previous: number | null;
  change: number | null;
}

export interface OccurrenceRow {
  series: string;
  certainty: string;
  year: number | null;
  notice: string;
  activity: string;
  name: string;
  rule: string | null;
  section: string | null;
  quote: string;
}

export interface IssuerChangeRow {
  year: number;
  previous_year: number | null;
  change: string;
  agency_id: string;
  agency: string;
  agency_en: string | null;
  position: number | null;
}

export interface ActivityChangeRow {
  year: number;
  previous_year: number | null;
  change: string;
  series: string | null;
  name: string;
  activity_ids: string[];
  previous_ids: string[];
}

/** What is known of the quality month of a year and scope. */
export interface CoverageRow {
  year: number;
  scope: string;
  extent: string;
}

export interface RegisterRow {
  year: number;
  scope: string;
  fact: string;
  value: string;
  basis: string;
  status: string;
  source: string | null;
  source_url: string | null;
  note: string | null;
}

export interface ActivityRow {
  year: number | null;
  activity_id: string;
  activity: string;
  type_ids: string[];
  types: string[];
  types_en: string[];
  organizer_ids: string[];
  organizers: string[];
  notice_id: string;
  section: string | null;
  start: number;
  text: string | null;
}

/** An entity at the other end of a relationship, with the properties of the relationship. */
export interface RelatedItem {
  type: string;
  id: string;
  title: string;
  properties: Properties;
}

/** The relationships of an entity of one type and direction; `items` are the first of `total`. */
export interface RelationGroup {
  relation: string;
  direction: "in" | "out";
  total: number;
  items: RelatedItem[];
}

/** An entity with its relationships. */
export interface WholeEntity extends Record<string, unknown> {
  type: string;
  id: string;
  name?: string | null;
  name_en?: string | null;
  title?: string | null;
  text?: string | null;
  quote?: string | null;
  relations: RelationGroup[];
}

/** The rows of each question that the page asks. */
export interface Questions {
  activities: ActivityRow;
  "activities-without-organizer": UnnamedRow;
  "actors-by-type": ActorRow;
  "agency-record": RecordRow;
  "agency-through-predecessors": SuccessionRow;
  "campaign-register": RegisterRow;
  coverage: CoverageRow;
  "co-organizers": PartnerRow;
  evidence: EvidenceRow;
  "facts-of-notice": FactRow;
  "issuers-joined-and-left": IssuerChangeRow;
  "levels-by-type": LevelRow;
  "new-and-dropped-activities": ActivityChangeRow;
  "new-and-dropped-types": NewTypeRow;
  notices: NoticeRow;
  "regions-compared": TypeYearRow;
  "series-occurrences": OccurrenceRow;
  "types-by-year": TypeChangeRow;
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
