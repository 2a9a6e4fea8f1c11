// The only place that speaks to the server. Everything is under /api/v1 of the host that served the
// page; nothing else is ever asked.
import type * as T from './types';
import type { Correction, DocumentRecord } from './record';
import { query_of, type Filters } from './state';
import type { Answer as SupplyAnswer } from './supply/answer';

const BASE = '/api/v1';

// What the server says when it refuses (application/problem+json), or that it cannot be reached.
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly field: string | null,
  ) {
    super(detail || title);
  }
}

type Query = Record<string, string | number | undefined>;

function address(path: string, query: Query = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const tail = new URLSearchParams(filled.map(([key, value]) => [key, String(value)]));
  return BASE + path + (filled.length ? '?' + tail : '');
}

async function problem_of(answer: Response): Promise<Problem> {
  const text = await answer.text();
  try {
    const told = JSON.parse(text);
    return new Problem(answer.status, told.title ?? '', told.detail ?? '', told.field ?? null);
  } catch {
    return new Problem(answer.status, answer.statusText, text.slice(0, 200), null);
  }
}

async function call(url: string, options: RequestInit = {}): Promise<Response> {
  const reached = await fetch(url, options).catch((error: Error) => {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, 'The server does not answer', 'Is `dragoman serve` still running?', null);
  });
  if (!reached.ok) throw await problem_of(reached);
  return reached;
}

async function get<Answer>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer> {
  return (await call(address(path, query), { signal })).json() as Promise<Answer>;
}

// Writes carry a header that no other site can send without being asked first.
async function write<Answer>(
  method: string,
  path: string,
  body?: BodyInit,
  type?: string,
  signal?: AbortSignal,
): Promise<Answer> {
  const headers: Record<string, string> = { 'X-Dragoman': '1' };
  if (type) headers['Content-Type'] = type;
  const answer = await call(BASE + path, { method, headers, body, signal });
  const text = await answer.text();
  return (text ? JSON.parse(text) : null) as Answer;
}

// A file of the page itself, as maps and charts need them.
export const own_file = async <File>(address: string): Promise<File> =>
  (await call(address)).json() as Promise<File>;

interface Rows {
  events: T.EventRow;
  claims: T.ClaimRow;
  disputes: T.DisputeRow;
  figures: T.FigureRow;
  links: T.LinkRow;
  needs: T.NeedRow;
  promises: T.PromiseRow;
  actors: T.ActorRow;
  documents: T.DocumentRow;
}
export type Product = keyof Rows;

export function list<P extends Product>(
  product: P,
  filters: Filters,
  page: Query = {},
  signal?: AbortSignal,
): Promise<T.Page<Rows[P]>> {
  return get('/' + product, { ...query_of(product, filters), ...page }, signal);
}

export const store = (signal?: AbortSignal) => get<T.StoreState>('/store', {}, signal);

export const timeline = (by: string, filters: Filters, signal?: AbortSignal) =>
  get<{ periods: T.Period[] }>('/timeline', { by, ...query_of('events', filters) }, signal);

export const map = (filters: Filters, signal?: AbortSignal) =>
  get<T.MapAnswer>('/map', query_of('events', filters), signal);

export const matrix = (filters: Filters, signal?: AbortSignal) =>
  get<{ cells: T.Cell[] }>('/matrix', query_of('events', filters), signal);

export const changes = (filters: Filters, signal?: AbortSignal) =>
  get<{ items: T.Change[] }>('/changes', query_of('events', filters), signal);

export const actor = (name: string, signal?: AbortSignal) =>
  get<T.ActorPage>('/actors/' + encodeURIComponent(name), {}, signal);

export const document_record = (number: string, signal?: AbortSignal) =>
  get<DocumentRecord>('/documents/' + encodeURIComponent(number), {}, signal);

export type NewCorrection = Pick<Correction, 'target' | 'action'> &
  Partial<Pick<Correction, 'field' | 'after' | 'why'>>;

export const correct = (correction: NewCorrection) =>
  write<Correction>('POST', '/corrections', JSON.stringify(correction), 'application/json');

export const undo = (n: number) => write<null>('DELETE', `/corrections/${n}`);

export interface About {
  published?: string;
  publisher?: string;
  title?: string;
}

export const add_text = (text: string, about: About) =>
  write<{ job: string | number }>(
    'POST',
    address('/documents', { ...about }).slice(BASE.length),
    text,
    /^\s*</.test(text) ? 'text/html' : 'text/plain',
  );

export function add_files(files: File[], about: About): Promise<{ job: string | number }> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return write('POST', address('/documents', { ...about }).slice(BASE.length), form);
}

export const feeds = (signal?: AbortSignal) => get<{ items: T.Feed[] }>('/feeds', {}, signal);

export const add_feed = (url: string) =>
  write<T.Feed>('POST', '/feeds', JSON.stringify({ url }), 'application/json');

export const drop_feed = (n: number) => write<null>('DELETE', `/feeds/${n}`);

export interface Wish {
  format: string;
  redact: string[];
}

function wish_query(wish: Wish, filters: Filters): Query {
  const redact = wish.redact.join(',') || undefined;
  return { format: wish.format, redact, ...query_of('events', filters) };
}

export const export_address = (wish: Wish, filters: Filters) =>
  address('/export', wish_query(wish, filters));

export const preview = (wish: Wish, filters: Filters, signal?: AbortSignal) =>
  get<T.Table>('/export', { ...wish_query(wish, filters), preview: 20 }, signal);

// A scenario (TOML) to its answer; `sets` take the place of what is claimed, by path of the number.
export const supply = (scenario: string, sets: Record<string, number>, signal: AbortSignal) => {
  const tail = new URLSearchParams(
    Object.entries(sets).map(([path, value]) => ['set', `${path}=${value}`]),
  );
  const path = '/supply' + (tail.size ? '?' + tail : '');
  return write<SupplyAnswer>('POST', path, scenario, 'application/toml', signal);
};

// A scenario (TOML) as far as the record has it.
export const supply_draft = async (place: string) =>
  (await call(address('/supply/draft', { place }))).text();

export const sign_in = (token: string) =>
  write<null>('POST', '/session', JSON.stringify({ token }), 'application/json');

export interface Progress {
  job: string | number;
  done: number;
  total: number | null;
  document: string | null;
}

export interface Heard {
  progress?: (progress: Progress) => void;
  changed?: (generation: number) => void;
  failed?: (error: { job: string | number; detail: string }) => void;
  connected?: (connected: boolean) => void;
}

// Listens to the store's events until the returned function is called; the browser reconnects by
// itself.
export function listen(heard: Heard): () => void {
  const stream = new EventSource(BASE + '/stream');
  const json = (event: Event) => JSON.parse((event as MessageEvent<string>).data);
  stream.addEventListener('open', () => heard.connected?.(true));
  stream.addEventListener('progress', (event) => heard.progress?.(json(event)));
  stream.addEventListener('changed', (event) => heard.changed?.(json(event).generation));
  stream.addEventListener('error', (event) => {
    if ('data' in event && event.data) heard.failed?.(json(event));
    else heard.connected?.(false);
  });
  return () => stream.close();
}
