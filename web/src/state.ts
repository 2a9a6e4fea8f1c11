// The whole state of the page is its address: a link can be shared, Back undoes.
//
//   /document/3?item=claims:1&from=2022-12-12&actor=AZE*
//    view     id     own keys          filters
//
// parse_address(format_address(a)) equals a; unknown keys and empty values are dropped.

export const VIEWS = [
  'situation',
  'disputes',
  'documents',
  'document',
  'actors',
  'search',
  'supply',
  'add',
] as const;
export type View = (typeof VIEWS)[number];

// Filters hold in every view and travel to the server under the names that `dragoman ask` has.
export const FILTERS = [
  'from',
  'to',
  'actor',
  'type',
  'place',
  'box',
  'words',
  'source',
  'standing',
  'as_of',
] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Partial<Record<Filter, string>>;

// Keys of single views: the item that is walked to, what is picked, how a list is cut.
export const OWN_KEYS = ['item', 'pick', 'tab', 'quads', 'q'] as const;
export type OwnKey = (typeof OWN_KEYS)[number];

export interface Address {
  view: View;
  id: string | null; // number of a document, code or name of an actor
  filters: Filters;
  own: Partial<Record<OwnKey, string>>;
}

function is_view(word: string): word is View {
  return (VIEWS as readonly string[]).includes(word);
}

function picked<Key extends string>(
  query: URLSearchParams,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const value = query.get(key);
    if (value) found[key] = value;
  }
  return found;
}

// Any address gives a state; what names no view shows the situation.
export function parse_address(url: URL): Address {
  const [view = '', ...rest] = url.pathname.split('/').filter(Boolean);
  const id = rest.length ? safe_decode(rest.join('/')) : null;
  return {
    view: is_view(view) ? view : 'situation',
    id: is_view(view) ? id : null,
    filters: picked(url.searchParams, FILTERS),
    own: picked(url.searchParams, OWN_KEYS),
  };
}

function safe_decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function format_address(address: Address): string {
  const query = new URLSearchParams();
  for (const key of FILTERS) if (address.filters[key]) query.set(key, address.filters[key]);
  for (const key of OWN_KEYS) if (address.own[key]) query.set(key, address.own[key]);
  const path = address.id === null ? '' : '/' + encodeURIComponent(address.id);
  const tail = query.size
    ? '?' + query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
    : '';
  return `/${address.view}${path}${tail}`;
}

// Which filters a product takes, and under which name: the server refuses all others. Disputes,
// actors and documents know no day of happening; there the time span is that of the reports.
const SAID = { from: 'said_from', to: 'said_to' } as const;
const TAKES: Record<string, Partial<Record<Filter, string>>> = {
  events: same('from', 'to', 'actor', 'type', 'place', 'box', 'words', 'source', 'as_of'),
  claims: same('from', 'to', 'actor', 'words', 'source', 'as_of'),
  promises: same('from', 'to', 'actor', 'words', 'source', 'as_of'),
  figures: same('from', 'to', 'place', 'box', 'words', 'source', 'as_of'),
  needs: same('from', 'to', 'place', 'box', 'words', 'source', 'as_of'),
  links: same('from', 'to', 'actor', 'place', 'box', 'words', 'source', 'as_of'),
  disputes: { ...SAID, ...same('source', 'standing') },
  actors: { ...SAID, ...same('source', 'as_of'), actor: 'name' },
  documents: { ...SAID, ...same('words', 'source', 'as_of') },
};

function same(...names: Filter[]): Partial<Record<Filter, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

export function query_of(product: string, filters: Filters): Record<string, string> {
  const takes = TAKES[product] ?? TAKES.events;
  const query: Record<string, string> = {};
  for (const filter of FILTERS) {
    const [name, value] = [takes[filter], filters[filter]];
    if (name && value) query[name] = value;
  }
  return query;
}

// Filters that are set but that the product does not know: the view says so instead of hiding it.
export function ignored_filters(product: string, filters: Filters): Filter[] {
  const takes = TAKES[product] ?? TAKES.events;
  return FILTERS.filter((filter) => filters[filter] && !takes[filter]);
}
