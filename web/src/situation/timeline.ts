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

export interface Scale {
  from: string;
  to: string;
  days: number;
}

export function scale_of(periods: Period[], step: Step): Scale | null {
  if (!periods.length) return null;
  const from = periods[0].period;
  const to = end_of(periods[periods.length - 1].period, step);
  return { from, to, days: days_between(from, to) + 1 };
}

export function bars(periods: Period[], step: Step, shown: Set<number>, scale: Scale): Bar[] {
  return periods.map((period) => ({
    x: days_between(scale.from, period.period) / scale.days,
    width: (days_between(period.period, end_of(period.period, step)) + 1) / scale.days,
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

export function day_at(share: number, scale: Scale): string {
  const inside = Math.max(0, Math.min(0.99999, share));
  return plus_days(scale.from, Math.floor(inside * scale.days));
}

export function share_of(date: string, scale: Scale): number {
  return Math.max(0, Math.min(1, days_between(scale.from, date) / scale.days));
}

// Up to about eight marks on the axis: firsts of months, quarters or years.
export function ticks(scale: Scale): { x: number; name: string }[] {
  const months = scale.days / 30.4;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((step) => months / step <= 9) ?? 240;
  const start = new Date(Date.parse(scale.from));
  const found: { x: number; name: string }[] = [];
  const base = start.getUTCFullYear() * 12;
  for (let month = Math.ceil((base + start.getUTCMonth() + 0.01) / step) * step; ; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString();
    if (date.slice(0, 10) > scale.to) return found;
    const year = date.slice(0, 4);
    const name = new Date(date).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
    found.push({
      x: share_of(date.slice(0, 10), scale),
      name: month % 12 === 0 || step >= 12 ? year : name,
    });
  }
}
