// Bars of a timeline: which step fits a time span, which periods it has, and where days lie on it.
import type { Period } from '../types';

export type Step = 'day' | 'week' | 'month';

const DAY_MS = 86_400_000;

export const days_between = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

export const plus_days = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

// About 40 to 200 bars: days for four months, weeks for three years, months for more.
export function step_for(from: string, to: string): Step {
  const days = days_between(from, to);
  return days <= 130 ? 'day' : days <= 1200 ? 'week' : 'month';
}

export function end_of(period: string, step: Step): string {
  if (step === 'day') return period;
  if (step === 'week') return plus_days(period, 6);
  const date = new Date(Date.parse(period));
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0))
    .toISOString()
    .slice(0, 10);
}

export interface Bar {
  x: number; // share of the width
  width: number;
  up: { quad: number; from: number; to: number }[]; // conflict, in events
  down: { quad: number; from: number; to: number }[]; // cooperation
  period: Period;
}

function stack(period: Period, quads: number[]): Bar['up'] {
  let sum = 0;
  return quads.map((quad) => ({ quad, from: sum, to: (sum += period.quads[quad]) }));
}

// A stretch of days that is drawn, with the share of the width where it begins and that it takes.
export interface Piece {
  from: string;
  to: string;
  x: number;
  width: number;
}

// The days of the axis. A long time without any event is folded away: two wars ten years apart
// would else be two heaps of bars at the edges.
export interface Scale {
  from: string;
  to: string;
  days: number; // that are drawn
  pieces: Piece[];
}

const FOLD = 0.02; // share of the width that a fold takes
const FOLDED = 0.3; // an empty stretch longer than this share of all days is folded
const FOLDED_DAYS = 90; // and longer than this

function stretches(periods: Period[], step: Step): { from: string; to: string }[] {
  const ends = (at: number) => end_of(periods[at].period, step);
  const all = days_between(periods[0].period, ends(periods.length - 1)) + 1;
  const long = Math.max(FOLDED_DAYS, FOLDED * all);
  const found = [{ from: periods[0].period, to: ends(0) }];
  for (let i = 1; i < periods.length; i++) {
    const last = found[found.length - 1];
    if (days_between(last.to, periods[i].period) > long)
      found.push({ from: periods[i].period, to: ends(i) });
    else last.to = ends(i);
  }
  return found;
}

export function scale_of(periods: Period[], step: Step): Scale | null {
  if (!periods.length) return null;
  const found = stretches(periods, step);
  const length = ({ from, to }: { from: string; to: string }) => days_between(from, to) + 1;
  const days = found.reduce((sum, stretch) => sum + length(stretch), 0);
  const room = 1 - FOLD * (found.length - 1);
  let x = 0;
  const pieces = found.map((stretch) => {
    const width = (room * length(stretch)) / days;
    const piece = { ...stretch, x, width };
    x += width + FOLD;
    return piece;
  });
  return { from: found[0].from, to: found[found.length - 1].to, days, pieces };
}

// Where the folds lie, as shares of the width.
export function folds(scale: Scale): { x: number; width: number; from: string; to: string }[] {
  return scale.pieces.slice(1).map((piece, index) => ({
    x: piece.x - FOLD,
    width: FOLD,
    from: plus_days(scale.pieces[index].to, 1),
    to: plus_days(piece.from, -1),
  }));
}

export function bars(periods: Period[], step: Step, shown: Set<number>, scale: Scale): Bar[] {
  return periods.map((period) => ({
    x: share_of(period.period, scale),
    width:
      share_of(plus_days(end_of(period.period, step), 1), scale) - share_of(period.period, scale),
    up: stack(
      period,
      [4, 3, 0].filter((quad) => shown.has(quad)),
    ),
    down: stack(
      period,
      [2, 1].filter((quad) => shown.has(quad)),
    ),
    period,
  }));
}

// The day under a share of the width; in a fold the day after it.
export function day_at(share: number, scale: Scale): string {
  const at = Math.max(0, share);
  const piece = scale.pieces.find(({ x, width }) => at < x + width);
  if (!piece) return scale.to;
  const inside = Math.max(0, at - piece.x) / piece.width;
  return plus_days(piece.from, Math.floor(inside * (days_between(piece.from, piece.to) + 1)));
}

// Where a day begins; days in a fold lie in its middle, days outside at the edges.
export function share_of(date: string, scale: Scale): number {
  if (date <= scale.from) return 0;
  const piece = scale.pieces.filter(({ from }) => from <= date).at(-1)!;
  const days = days_between(piece.from, piece.to) + 1;
  const inside = days_between(piece.from, date) / days;
  if (inside <= 1) return piece.x + piece.width * inside;
  return Math.min(1, piece.x + piece.width + FOLD / 2);
}

// A mark on the axis. Its name stands behind it, or before it where the right edge is near.
export interface Tick {
  x: number;
  name: string;
  before: boolean;
}

// Marks on the axis: the first day of each piece behind a fold, then firsts of months, quarters or
// years, or in a short time days, the first of them with its year. The name of each may take `room`
// of the width; none stands on another.
export function ticks(scale: Scale, room: number): Tick[] {
  const short = scale.days <= SHORT_DAYS;
  const tick = (date: string, name: string): Tick => {
    const x = share_of(date, scale);
    return { x, name, before: x + room > 1 };
  };
  const begins = scale.pieces
    .slice(short ? 0 : 1)
    .map(({ from }) => tick(from, `${short ? day_name(from) : month_name(from)} ${year_of(from)}`));
  const others = scale.pieces.flatMap((piece) =>
    (short ? days_in(piece, scale, room) : months_in(piece, scale, room)).map(([date, name]) =>
      tick(date, name),
    ),
  );
  const kept: Tick[] = [];
  for (const one of [...begins.reverse(), ...others]) {
    if (kept.every((other) => !overlap(one, other, room))) kept.push(one);
  }
  return kept.sort((a, b) => a.x - b.x);
}

const SHORT_DAYS = 45; // up to here marks are days
const FULL = 0.55; // share of the width that names of months may take
const FULL_OF_DAYS = 0.8; // and of days, which are shorter than the room of the first
const DAY_STEPS = [1, 2, 7, 14, 28];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];

function overlap(a: Tick, b: Tick, room: number): boolean {
  const begin = ({ x, before }: Tick) => (before ? x - room : x);
  return Math.abs(begin(a) - begin(b)) < room;
}

const year_of = (date: string) => date.slice(0, 4);
const named = (date: string, how: Intl.DateTimeFormatOptions) =>
  new Date(date).toLocaleString('en-GB', { ...how, timeZone: 'UTC' });
const month_name = (date: string) => named(date, { month: 'short' });
const day_name = (date: string) => named(date, { day: 'numeric', month: 'short' });

// The smallest step of which no more than `most` names stand in the total; the last one where none is
// large enough.
function step_of(steps: number[], total: number, most: number): number {
  return steps.find((step) => total / step < most) ?? steps[steps.length - 1];
}

type Mark = [date: string, name: string];

function days_in(piece: Piece, scale: Scale, room: number): Mark[] {
  const step = step_of(DAY_STEPS, scale.days, FULL_OF_DAYS / room);
  const found: Mark[] = [];
  for (let date = piece.from; date <= piece.to; date = plus_days(date, step))
    found.push([date, day_name(date)]);
  return found;
}

function months_in(piece: Piece, scale: Scale, room: number): Mark[] {
  const step = step_of(MONTH_STEPS, scale.days / 30.4, FULL / room);
  const start = new Date(Date.parse(piece.from));
  const base = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const found: Mark[] = [];
  for (let month = Math.ceil((base + 0.01) / step) * step; ; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1))
      .toISOString()
      .slice(0, 10);
    if (date > piece.to) return found;
    found.push([date, month % 12 === 0 || step >= 12 ? year_of(date) : month_name(date)]);
  }
}

// Every period from the first to the last, those without events with zeros: a line over them does
// not pretend that something happened in between.
export function filled(periods: Period[], step: Step): Period[] {
  const found: Period[] = [];
  for (const period of periods) {
    for (let last = found.at(-1); last; last = found.at(-1)) {
      const next = plus_days(end_of(last.period, step), 1);
      if (next >= period.period) break;
      found.push({ period: next, quads: [0, 0, 0, 0, 0] });
    }
    found.push(period);
  }
  return found;
}

// Where a line over the periods goes: every period of each piece, and nothing in a fold.
export function line_of(
  periods: Period[],
  step: Step,
  scale: Scale,
): { x: number; period: Period | null }[] {
  return scale.pieces.flatMap((piece, index) => {
    const inside = periods.filter(({ period }) => period >= piece.from && period <= piece.to);
    const points = filled(inside, step).map((period) => ({
      x: share_of(period.period, scale),
      period,
    }));
    return index ? [{ x: piece.x - FOLD / 2, period: null }, ...points] : points;
  });
}
