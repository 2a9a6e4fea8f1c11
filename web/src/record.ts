// One document as the machine read it: the types of RECORD, as far as the page shows them.

export interface Span {
  begin: number;
  end: number;
  text?: string;
}

export interface Day {
  from: string | null;
  to: string | null;
  text?: string;
  precision?: string;
}

export interface Actor {
  id: number;
  name: string;
  kind: string;
  country: string;
  sectors: string[];
  role: string | null;
  mentions: Span[];
}

export interface Place {
  id: number;
  name: string;
  kind: string;
  lon: number | null;
  lat: number | null;
  uncertainty_km: number | null;
  country: string | null;
  mentions: Span[];
}

export interface Event {
  id: number;
  type: string;
  modes: string[];
  contexts: string[];
  quad: number;
  goldstein: number | null;
  actors: number[];
  recipients: number[];
  actor_spans: Span[];
  recipient_spans: Span[];
  trigger: Span;
  sentence: number;
  date: Day | null;
  place: number | null;
  factuality: string;
  historical: boolean;
  claim: number | null;
  figures: number[];
  rule: string;
  score: number | null;
}

export interface Claim {
  id: number;
  speakers: number[];
  speaker_spans: Span[];
  act: string;
  cue: Span | null;
  content: Span;
  quote: string;
  addressees: number[];
  answers: { kind?: string; id?: number }[] | number[];
  denies: string | null;
  deadline: Day | null;
  condition: Span | null;
  rule?: string;
  score: number | null;
}

export interface Figure {
  id: number;
  measure: string;
  group: Span | null;
  low: number | null;
  high: number | null;
  bound: string;
  period: { from: string | null; to: string | null } | null;
  place: number | null;
  claim: number | null;
  span: Span;
}

export interface Link {
  id: number;
  name: string;
  kind: string;
  place: number | null;
  ends: number[];
  status: string;
  scope: Span | null;
  blocked_by: number[];
  sole: boolean;
  claim: number | null;
  span: Span;
}

export interface Need {
  id: number;
  commodity: Span;
  category: string;
  state: string; // "short", "cut", "exhausted" …
  place: number | null;
  cause: Span | null;
  claim: number | null;
  span: Span;
}

export interface Correction {
  n: number;
  who: string | null;
  when: string | null;
  target: string; // "events:12.3": kind, number of the document, id of the item
  action: string;
  field: string | null;
  before: string | null;
  after: string | null;
  why: string | null;
}

export interface DocumentRecord {
  number: number;
  revision: number;
  document: {
    id: string;
    url: string | null;
    publisher: string | null;
    title: string | null;
    published: string | null;
    text: string;
  };
  sentences: Span[];
  actors: Actor[];
  places: Place[];
  events: Event[];
  claims: Claim[];
  figures: Figure[];
  links: Link[];
  needs: Need[];
  notes: string[];
  corrections: Correction[];
}
