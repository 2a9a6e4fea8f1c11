// Figures that count the same thing, by source, as ranges over time.
import { titled } from '../names';
import type { FigureRow } from '../types';

export interface Series {
  name: string; // "Killed: patients, Stepanakert"
  rows: FigureRow[];
  low: number;
  high: number;
}

export const value_low = (row: FigureRow) => row.low ?? row.high ?? 0;
export const value_high = (row: FigureRow) => row.high ?? row.low ?? 0;
export const day_of = (row: FigureRow) => row.date_to ?? row.date_from ?? row.published ?? '';

// What is counted, and where: the dead of one town are not those of another.
export function name_of({ measure, group, place }: FigureRow): string {
  const counted = group && group !== measure ? group : '';
  const unnamed = measure === 'other';
  const what = unnamed && counted ? capital(counted) : unnamed ? 'Other figures' : titled(measure);
  const named = counted && !unnamed ? `${what}: ${counted}` : what;
  return place ? `${named}, ${place}` : named;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

// The series with most figures first; of a figure without an upper bound the lower one counts.
export function series(rows: FigureRow[]): Series[] {
  const found = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const name = name_of(row);
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return [...found.entries()]
    .map(([name, group]) => ({
      name,
      rows: group.sort((a, b) => day_of(a).localeCompare(day_of(b))),
      low: Math.min(...group.map(value_low)),
      high: Math.max(...group.map(value_high)),
    }))
    .sort((a, b) => b.rows.length - a.rows.length || b.high - a.high);
}

// Where a figure stands on the width: in tens where the largest is far beyond the smallest, since on
// an even scale all but the largest would lie on nought.
export function place_on(one: Series): (value: number) => number {
  const top = one.high || 1;
  const least = Math.min(...one.rows.map(value_high).filter((value) => value > 0), top);
  if (!is_in_tens(one)) return (value) => value / top;
  const width = Math.log10(top / least) + 1;
  return (value) => (value <= 0 ? 0 : Math.max(0, Math.log10(value / least) + 1) / width);
}

export function is_in_tens(one: Series): boolean {
  const least = Math.min(...one.rows.map(value_high).filter((value) => value > 0), one.high);
  return one.high > 50 * least;
}

const BOUNDS: Record<string, string> = {
  about: 'about ',
  'at-least': 'at least ',
  'at-most': 'at most ',
  'more-than': 'more than ',
  'less-than': 'less than ',
};

const COUNT = new Intl.NumberFormat('en-GB');

export function amount(row: FigureRow): string {
  const [low, high] = [value_low(row), value_high(row)];
  const number = low === high ? COUNT.format(low) : `${COUNT.format(low)} – ${COUNT.format(high)}`;
  return (BOUNDS[row.bound] ?? '') + number;
}
