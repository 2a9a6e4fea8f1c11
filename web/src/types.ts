// Rows and records as the server sends them. Names are those of the record and of the columns of
// `dragoman ask`; what is null there is null here.

// What every row carries: where its words stand.
export interface Source {
  ref: string; // "document.item": number of the document in the store, id of the item in it
  begin: number; // code points into the document's text, half-open
  end: number;
  quote: string;
  document: string;
  url: string | null;
  publisher: string | null;
  published: string | null;
}

export interface EventRow extends Source {
  date_from: string | null;
  date_to: string | null;
  date_precision: string;
  type: string;
  modes: string;
  quad: number;
  goldstein: number | null;
  actors: string | null;
  actor_codes: string | null;
  recipients: string | null;
  recipient_codes: string | null;
  place: string | null;
  lon: number | null;
  lat: number | null;
  uncertainty_km: number | null;
  factuality: string;
  claim: number | null;
  source: string | null;
  incident: number | null;
  rule: string;
  score: number | null;
  words: string;
}

export interface ClaimRow extends Source {
  act: string;
  speakers: string | null;
  speaker_codes: string | null;
  addressees: string | null;
  content: string;
  quotation: string;
  denies: string | null;
  answers: string | null;
  rule: string;
}

export interface DisputeRow extends Source {
  kind: string;
  subject: string;
  standing: string;
  sources: number;
  asserted_by: string;
  denied_by: string;
  stance: string;
  source: string | null;
  role: string | null; // of the source, as this report states it
  code: string | null;
  item: string; // "event", "claim", "figure", "link"
  item_ref: string;
  words: string;
}

export interface FigureRow extends Source {
  measure: string;
  group: string | null;
  low: number | null;
  high: number | null;
  bound: string;
  date_from: string | null;
  date_to: string | null;
  place: string | null;
  source: string | null;
  words: string;
}

export interface LinkRow extends Source {
  name: string;
  kind: string;
  status: string;
  scope: string | null;
  since: string | null;
  blocked_by: string | null;
  sole: number;
  place: string | null;
  source: string | null;
  claim: number | null;
}

export interface NeedRow extends Source {
  commodity: string;
  category: string;
  state: string;
  place: string | null;
  cause: string | null;
  source: string | null;
}

export interface PromiseRow extends Source {
  act: string;
  status: string;
  speakers: string | null;
  speaker_codes: string | null;
  addressees: string | null;
  content: string;
  deadline_from: string | null;
  deadline_to: string | null;
  condition: string | null;
  answered_by: string | null;
  kept_by: string | null;
  broken_by: string | null;
  refused_by: string | null;
}

export interface ActorRow extends Source {
  name: string;
  kind: string;
  code: string;
  country: string;
  sectors: string;
  role: string | null;
  documents: number;
  mentions: number;
  first: string | null;
  last: string | null;
}

export interface DocumentRow {
  ref: number;
  published: string | null;
  publisher: string | null;
  title: string | null;
  url: string | null;
  document: string;
  revision: number;
  cluster: number;
  similarity: number;
  events: number;
  claims: number;
  figures: number;
  links: number;
  snippet: string | null;
}

export interface Page<Row> {
  items: Row[];
  next: string | null;
  total: number | null;
}

export interface StoreState {
  path: string;
  documents: number;
  events: number;
  claims: number;
  figures: number;
  links: number;
  from: string | null;
  to: string | null;
  generation: number;
}

export interface Period {
  period: string;
  quads: [number, number, number, number, number];
}

export type Standing = 'open' | 'restricted' | 'closed' | 'contested';

export interface LinkVersion {
  status: string;
  scope: string | null;
  speaker: string | null;
  source: string | null;
  date: string | null;
  quote: string;
  document: number | string;
  begin?: number;
  end?: number;
  ref?: string;
}

export interface LinkOnMap {
  name: string;
  kind: string;
  standing: Standing;
  ends: { name: string; lon: number | null; lat: number | null }[];
  place: { lon: number | null; lat: number | null } | null;
  versions: LinkVersion[];
}

// [id, lon, lat, quad, date, uncertainty_km]
export type MapEvent = [string, number, number, number, string | null, number | null];

export interface MapAnswer {
  events: { columns: string[]; rows: MapEvent[] };
  links: LinkOnMap[];
}

export interface Cell {
  actor: string;
  recipient: string;
  cooperation: number;
  conflict: number;
  events: number;
}

export interface Change {
  date: string;
  kind: string;
  text: string;
  document: number;
  begin: number;
  end: number;
}

export interface ActorPage {
  name: string;
  codes: string[];
  roles: { role: string; from?: string | null; to?: string | null; date?: string | null }[];
  aliases: string[];
  events: EventRow[];
  claims: ClaimRow[];
}

export interface Feed {
  n: number;
  url: string;
  title: string | null;
  interval_s: number;
  last_read: string | null;
  last_status: string | null;
}

export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}
