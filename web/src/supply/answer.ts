// What the supply model answers (docs/SUPPLY.md), as far as the page shows it, and what charts,
// sliders and files make of it.
import { titled } from '../names';
import type { LinkOnMap, Standing } from '../types';

export interface Day {
  day: number; // from 1
  date: string;
}

export interface Voice {
  source: string; // '': nobody is cited
  words: string;
  ref: string;
}

export interface Commodity {
  name: string;
  unit: string;
  need: number;
  stock: number;
  coverage: number;
  days_of_supply: number | null;
  first_short: Day | null;
  met: number;
  lasting_ration: number;
  bounds: { worst: Day | null; best: Day | null };
  series: { stock: number[]; arrivals: number[]; eaten: number[] };
}

export interface LinkState extends Partial<Voice> {
  name: string;
  status: string;
  capacity: number;
  flow: number;
  vehicles_needed: number | null;
}

export interface Stretch {
  from: Day;
  to: Day;
  could_pass: number;
  wanted: number;
  short_of: string[];
  bottleneck: string[];
  links: LinkState[];
}

export interface Bands {
  draws: number;
  days: number[];
  commodities: { name: string; low: number[]; middle: number[]; high: number[] }[];
}

export interface Version {
  name: string;
  sources: string[];
  first_short: Day | null;
  commodities: Commodity[];
  stretches: Stretch[];
  bands: Bands;
}

export interface Input {
  path: string;
  unit: string;
  given: boolean;
  value: number;
  low: number;
  high: number;
  least: number;
  most: number;
}

interface SwingEnd extends Voice {
  told: string;
  first_short: Day | null;
}

export interface Swing {
  path: string;
  commodity: string;
  days: number;
  worse: SwingEnd;
  better: SwingEnd;
}

export interface Finding {
  check: string;
  verdict: string;
  text: string;
  figures: (Voice & { measure: string; value: number; bound: string })[];
}

export interface Answer {
  title: string;
  place: string;
  start: string;
  days: number;
  draws: number;
  commodities: { name: string; unit: string }[];
  versions: Version[];
  hangs_on: Swing[];
  findings: Finding[];
  all_claims: { bounds_hold: boolean; bounds_doubt: string | null };
  assumptions: Input[];
  map: {
    features: {
      geometry: { type: string; coordinates: number[][] | number[] };
      properties: { name: string; version: string; from: string; status: string };
    }[];
  };
}

// Of a version: what runs short first.
export function first_short(version: Version): Commodity | null {
  const day = version.first_short?.day;
  return version.commodities.find((one) => one.first_short && one.first_short.day === day) ?? null;
}

// How far a slider goes: over what is claimed, else from a quarter to four times the value, never
// beyond what the field can be; shares stay shares.
export function reach_of({ value, low, high, least, most }: Input): {
  min: number;
  max: number;
  step: number;
} {
  const [from, to] = low < high ? [low, high] : value ? [value / 4, value * 4] : [least, 1];
  const min = Math.max(least, from);
  const max = Math.max(min, Math.min(most, Number.isFinite(to) ? to : value));
  return { min, max, step: (max - min) / 100 || 1 };
}

const SPOKEN: Record<string, string> = {
  stock: 'in store',
  local: 'made in the place',
  need: 'needed a day',
  grams: 'grams a person',
  litres: 'litres a person',
  loss: 'lost on the way',
  spoilage: 'spoilt a day',
  storage: 'room in store',
  offered: 'sent at most',
  ration: 'part handed out',
  vehicles: 'vehicles a day',
  payload: 'load of a vehicle',
  capacity: 'carries when open',
  throughput: 'lets through',
  share: 'part that passes',
  status: 'open or shut',
  temperature: 'mean temperature',
  activity: 'for work',
  base: 'of a person and day',
};

// A path of the scenario in words: "commodity.flour.stock" is "flour: in store", the second claim
// about a link "Serin corridor: part that passes (claim 2)". Names may hold dots of their own.
export function spoken(path: string): string {
  if (path === 'population') return 'People';
  const [kind, ...rest] = path.split('.');
  const field = rest.at(-1) ?? kind;
  const what = SPOKEN[field] ?? field.replaceAll('_', ' ');
  const claim = rest.at(-3) === 'status' ? rest.at(-2) : undefined;
  const name = rest.slice(0, claim ? -3 : -1).join('.') || titled(kind);
  return `${name}: ${what}${claim ? ` (claim ${claim})` : ''}`;
}

const SHORT = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });
export const amount = (value: number | null) => (value === null ? '–' : SHORT.format(value));

// The series of a chart: days, then for each version low, high and stock. Bands may know fewer days
// than the run; where they know none there is a gap in the table, which the chart draws over.
export function chart_of(answer: Answer, commodity: string): (number | null)[][] {
  const start = Date.parse(answer.start) / 1000;
  const days = Array.from({ length: answer.days }, (_, day) => start + day * 86_400);
  const table: (number | null)[][] = [days];
  for (const version of answer.versions) {
    const band = version.bands.commodities.find((one) => one.name === commodity);
    const at = new Map(version.bands.days.map((day, index) => [day, index]));
    const spread = (values: number[] | undefined) =>
      days.map((_, day) => values?.[at.get(day + 1) ?? -1] ?? null);
    const stock = version.commodities.find((one) => one.name === commodity)?.series.stock ?? [];
    table.push(
      spread(band?.low),
      spread(band?.high),
      days.map((_, day) => stock[day] ?? null),
    );
  }
  return table;
}

// Links of a stretch for the map: by way of their path, with the standing that the version gives.
export function links_of(answer: Answer, version: Version, stretch: Stretch): LinkOnMap[] {
  const seen = new Map<string, LinkOnMap>();
  for (const { geometry, properties } of answer.map.features) {
    if (properties.version !== version.name || properties.from !== stretch.from.date) continue;
    const path = (
      geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates
    ) as number[][];
    const [first, last] = [path[0], path[path.length - 1]];
    const middle = path.length > 2 ? path[Math.floor(path.length / 2)] : null;
    const end = ([lon, lat]: number[], name: string) => ({ name, lon, lat });
    seen.set(properties.name, {
      name: properties.name,
      kind: 'link',
      standing: (properties.status === 'unspecified'
        ? 'restricted'
        : properties.status) as Standing,
      ends: path.length > 1 ? [end(first, properties.name), end(last, answer.place)] : [],
      place: middle
        ? { lon: middle[0], lat: middle[1] }
        : path.length === 1
          ? { lon: first[0], lat: first[1] }
          : null,
      versions: [],
    });
  }
  return [...seen.values()];
}

const quoted = (cell: string | number | null) => {
  const text = cell === null ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

// A row a version, commodity and day.
export function csv_of(answer: Answer): string {
  const start = Date.parse(answer.start);
  const rows: (string | number | null)[][] = [
    ['version', 'commodity', 'unit', 'day', 'date', 'stock', 'low', 'high', 'arrivals', 'eaten'],
  ];
  for (const [index, version] of answer.versions.entries()) {
    for (const one of version.commodities) {
      const table = chart_of(answer, one.name);
      one.series.stock.forEach((stock, day) => {
        const date = new Date(start + day * 86_400_000).toISOString().slice(0, 10);
        const [low, high] = [table[1 + 3 * index][day], table[2 + 3 * index][day]];
        const told = [stock, low, high, one.series.arrivals[day], one.series.eaten[day]];
        rows.push([version.name, one.name, one.unit, day + 1, date, ...told]);
      });
    }
  }
  return rows.map((row) => row.map(quoted).join(',') + '\n').join('');
}
