// The items of a record as one list to walk: what each is called, where its words stand, what the
// machine read of it and what an analyst may change.
import type { Mark, Piece } from '../text/spans';
import type { DocumentRecord, Span } from '../record';
import { days } from '../names';

export const KINDS = ['claims', 'events', 'actors', 'places', 'figures', 'links', 'needs'] as const;
export type Kind = (typeof KINDS)[number];

export interface Field {
  name: string;
  value: string;
  change?: string; // name under which a correction sets it
  choices?: string[];
}

export interface Item {
  key: string; // "claims:3"
  kind: Kind;
  title: string;
  spans: Span[]; // the first is where the item stands
  fields: Field[];
  rule: string | null;
  score: number | null;
}

const ACTS =
  'assert deny confirm accuse demand promise threaten refuse praise question no-comment'.split(' ');
const FACTUALITIES = ['actual', 'future', 'hypothetical', 'negated'];

function field(name: string, value: unknown, change?: string, choices?: string[]): Field[] {
  const text = Array.isArray(value) ? value.join('; ') : value == null ? '' : String(value);
  return text || change ? [{ name, value: text, change, choices }] : [];
}

// Everything there is in the record, by where it stands in the text.
export function items_of(record: DocumentRecord, types: string[]): Item[] {
  const actor = (ids: number[] | undefined) =>
    (ids ?? []).map((id) => record.actors[id]?.name ?? '?');
  const place = (id: number | null) => (id === null ? '' : (record.places[id]?.name ?? ''));
  const claims = record.claims.map((claim): Item => ({
    key: `claims:${claim.id}`,
    kind: 'claims',
    title: `${claim.act}: ${actor(claim.speakers).join(', ') || 'the report'}`,
    spans: [claim.content, ...(claim.cue ? [claim.cue] : []), ...claim.speaker_spans],
    fields: [
      ...field('Act', claim.act, 'act', ACTS),
      ...field('Speaker', actor(claim.speakers), 'speakers'),
      ...field('To', actor(claim.addressees), 'addressees'),
      ...field('Quoted', claim.quote),
      ...field('Denies', claim.denies),
      ...field('If', claim.condition?.text),
      ...field('By', claim.deadline ? days(claim.deadline.from, claim.deadline.to) : ''),
    ],
    rule: claim.rule ?? null,
    score: claim.score,
  }));
  const events = record.events.map((event): Item => ({
    key: `events:${event.id}`,
    kind: 'events',
    title: `${event.type}${event.modes.length ? '/' + event.modes[0] : ''}`,
    spans: [event.trigger, ...event.actor_spans, ...event.recipient_spans],
    fields: [
      ...field('Type', event.type, 'type', types),
      ...field('Actor', actor(event.actors), 'actors'),
      ...field('Recipient', actor(event.recipients), 'recipients'),
      ...field('When', event.date ? days(event.date.from, event.date.to) : ''),
      ...field('Where', place(event.place), 'place'),
      ...field('Factuality', event.factuality, 'factuality', FACTUALITIES),
      ...field('About', event.contexts),
      ...field('Said in', event.claim === null ? '' : `claim ${event.claim}`),
    ],
    rule: event.rule,
    score: event.score,
  }));
  const actors = record.actors.map((one): Item => ({
    key: `actors:${one.id}`,
    kind: 'actors',
    title: one.name,
    spans: one.mentions,
    fields: [
      ...field('Name', one.name, 'name'),
      ...field('Kind', one.kind, 'kind'),
      ...field('Code', [one.country, ...one.sectors].join('-'), 'code'),
      ...field('Role', one.role, 'role'),
    ],
    rule: null,
    score: null,
  }));
  const places = record.places.map((one): Item => ({
    key: `places:${one.id}`,
    kind: 'places',
    title: one.name,
    spans: one.mentions,
    fields: [
      ...field('Name', one.name, 'name'),
      ...field('Kind', one.kind, 'kind'),
      ...field('Country', one.country, 'country'),
      ...field('Longitude', one.lon, 'lon'),
      ...field('Latitude', one.lat, 'lat'),
      ...field('Known to', one.uncertainty_km ? `${Math.round(one.uncertainty_km)} km` : ''),
    ],
    rule: null,
    score: null,
  }));
  const figures = record.figures.map((one): Item => ({
    key: `figures:${one.id}`,
    kind: 'figures',
    title: `${one.measure} ${one.span.text ?? ''}`,
    spans: [one.span, ...(one.group ? [one.group] : [])],
    fields: [
      ...field('Measure', one.measure, 'measure'),
      ...field('Group', one.group?.text, 'group'),
      ...field('Low', one.low, 'low'),
      ...field('High', one.high, 'high'),
      ...field('Bound', one.bound, 'bound'),
      ...field('Over', one.period ? days(one.period.from, one.period.to) : ''),
      ...field('Where', place(one.place), 'place'),
    ],
    rule: null,
    score: null,
  }));
  const links = record.links.map((one): Item => ({
    key: `links:${one.id}`,
    kind: 'links',
    title: `${one.name}: ${one.status}`,
    spans: [one.span, ...(one.scope ? [one.scope] : [])],
    fields: [
      ...field('Name', one.name, 'name'),
      ...field('Status', one.status, 'status', ['open', 'restricted', 'closed']),
      ...field('For', one.scope?.text, 'scope'),
      ...field(
        'From, to',
        one.ends.map((id) => place(id)),
      ),
      ...field('Blocked by', actor(one.blocked_by), 'blocked_by'),
    ],
    rule: null,
    score: null,
  }));
  const needs = record.needs.map((one): Item => ({
    key: `needs:${one.id}`,
    kind: 'needs',
    title: `${one.commodity.text ?? one.category}: ${one.state}`,
    spans: [one.span, one.commodity],
    fields: [
      ...field('Of what', one.commodity.text),
      ...field('Category', one.category),
      ...field('State', one.state),
      ...field('Where', place(one.place)),
      ...field('Because', one.cause?.text),
      ...field('Said in', one.claim === null ? '' : `claim ${one.claim}`),
    ],
    rule: null,
    score: null,
  }));
  const all = [...claims, ...events, ...actors, ...places, ...figures, ...links, ...needs];
  return all
    .filter((item) => item.spans.length)
    .sort((a, b) => a.spans[0].begin - b.spans[0].begin);
}

// The marks of the kinds that are shown: of claims, events, figures and links the words they stand
// on, of actors and places every mention.
export function marks_of(items: Item[], shown: Set<Kind>): Mark[] {
  return items.flatMap((item) => {
    if (!shown.has(item.kind)) return [];
    const spans = item.kind === 'actors' || item.kind === 'places' ? item.spans : [item.spans[0]];
    const kind = item.kind.slice(0, -1);
    return spans.map(({ begin, end }) => ({ begin, end, key: item.key, kind }));
  });
}

// Which item a click on a piece means: the innermost, and of the same words the next one after
// the one that is chosen already, so that clicking again walks through them.
export function next_of(piece: Piece, chosen: string | null): string | null {
  const keys = piece.marks.map((mark) => mark.key).reverse();
  if (!keys.length) return null;
  return keys[(keys.indexOf(chosen ?? '') + 1) % keys.length];
}

// "at:120-133" of the address: the item whose first words overlap most, or null.
export function item_at(items: Item[], text: string): string | null {
  const found = /^at:(\d+)-(\d+)$/.exec(text);
  if (!found) return items.some((item) => item.key === text) ? text : null;
  const [begin, end] = [Number(found[1]), Number(found[2])];
  const share = ({ spans: [span] }: Item) =>
    (Math.min(end, span.end) - Math.max(begin, span.begin)) /
    (Math.max(end, span.end) - Math.min(begin, span.begin));
  const best = items.reduce<Item | null>((a, b) => (!a || share(b) > share(a) ? b : a), null);
  return best && share(best) > 0 ? best.key : null;
}
