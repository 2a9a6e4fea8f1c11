// How the page names what the record holds, and the colours that go with it.

export const QUADS = [
  { name: 'Unclassified', colour: '--quad0' },
  { name: 'Verbal cooperation', colour: '--quad1' },
  { name: 'Material cooperation', colour: '--quad2' },
  { name: 'Verbal conflict', colour: '--quad3' },
  { name: 'Material conflict', colour: '--quad4' },
];

export const STANDINGS: Record<string, string> = {
  open: 'Open',
  restricted: 'Restricted',
  closed: 'Closed',
  contested: 'Contested',
  'denied-only': 'Only denied',
  'single-source': 'Single source',
  corroborated: 'Corroborated',
  acknowledged: 'Acknowledged',
  retracted: 'Retracted',
  superseded: 'Superseded',
  overdue: 'Overdue',
  kept: 'Kept',
  answered: 'Answered',
};

export const FILTER_NAMES: Record<string, string> = {
  from: 'From',
  to: 'To',
  actor: 'Actor',
  type: 'Event type',
  place: 'Place',
  box: 'Map area',
  words: 'Words',
  source: 'Outlet',
  standing: 'Standing',
  as_of: 'As known on',
};

// The sixteen types of PLOVER, from cooperation to conflict.
export const TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
];

export function titled(word: string): string {
  return STANDINGS[word] ?? word.charAt(0).toUpperCase() + word.slice(1).replaceAll('-', ' ');
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

// "12 Dec 2022"; what is no date stays as it is.
export function day(text: string | null | undefined): string {
  if (!text) return 'undated';
  const date = new Date(text.slice(0, 10) + 'T00:00:00Z');
  return Number.isNaN(date.getTime()) ? text : DAY.format(date);
}

export function days(from: string | null, to: string | null): string {
  if (!from && !to) return 'undated';
  if (!to || from === to) return day(from);
  if (!from) return 'until ' + day(to);
  return `${day(from)} – ${day(to)}`;
}

const COUNT = new Intl.NumberFormat('en-GB');
export const count = (n: number | null | undefined) => (n == null ? '–' : COUNT.format(n));

// "1 report", "2,000 reports".
export const counted = (n: number, noun: string) => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

// Where the words of a row stand: the document, walked to the item.
export function document_of(ref: string): string {
  return ref.split('.')[0];
}

export function item_of(kind: string, ref: string): string {
  return `${kind}:${ref.split('.')[1]}`;
}

// The value of a colour as the theme has it now; canvases need it, style sheets do not.
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
