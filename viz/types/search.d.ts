// What a search answers. For the checker alone: nothing here is served.

/** The place of the words of a search in a name or text; offsets are in characters. */
export interface WordMatch {
  property: string;
  text: string;
  start: number;
  end: number;
  marks: [number, number][];
}

/** An entity that a search found. */
export interface SearchHit {
  type: string;
  id: string;
  title: string;
  year: number | null;
  notice: string | null;
  matches: WordMatch[];
}

/** A page of hits. */
export interface SearchAnswer {
  items: SearchHit[];
  totals: Record<string, number>;
  next: string | null;
}
