import { describe, expect, it } from 'vitest';
import {
  bars,
  day_at,
  days_between,
  end_of,
  filled,
  folds,
  line_of,
  plus_days,
  scale_of,
  share_of,
  step_for,
  ticks,
} from '../src/situation/timeline';
import type { Period } from '../src/types';

const period = (day: string, ...quads: number[]): Period => ({
  period: day,
  quads: [0, 0, 0, 0, 0].map((none, i) => quads[i] ?? none) as Period['quads'],
});
const WAR = ['2022-12-12', '2022-12-19', '2023-01-02'].map((day) => period(day, 0, 1, 2, 3, 4));
const LATER = period('2031-03-10', 0, 1);

describe('days', () => {
  it('counts over months and leap days', () => {
    expect(days_between('2024-02-28', '2024-03-01')).toBe(2);
    expect(plus_days('2023-12-31', 1)).toBe('2024-01-01');
    expect(end_of('2024-02-01', 'month')).toBe('2024-02-29');
    expect(end_of('2022-12-12', 'week')).toBe('2022-12-18');
  });

  it('takes the step that gives a readable number of bars', () => {
    expect(step_for('2022-12-01', '2023-02-01')).toBe('day');
    expect(step_for('2022-01-01', '2023-12-31')).toBe('week');
    expect(step_for('2012-01-01', '2023-12-31')).toBe('month');
  });
});

describe('scale', () => {
  const scale = scale_of(WAR, 'week')!;

  it('is one piece where time runs on', () => {
    expect(scale).toMatchObject({ from: '2022-12-12', to: '2023-01-08', days: 28 });
    expect(folds(scale)).toEqual([]);
    expect(scale_of([], 'week')).toBeNull();
  });

  it('finds every day again where it drew it', () => {
    for (let day = scale.from; day <= scale.to; day = plus_days(day, 1))
      expect(day_at(share_of(day, scale) + 1e-9, scale)).toBe(day);
  });

  it('folds years without events', () => {
    const folded = scale_of([...WAR, LATER], 'week')!;
    expect(folded.days).toBe(35);
    expect(folds(folded)).toMatchObject([{ from: '2023-01-09', to: '2031-03-09' }]);
    for (const day of ['2022-12-12', '2023-01-08', '2031-03-10', '2031-03-16'])
      expect(day_at(share_of(day, folded) + 1e-9, folded)).toBe(day);
    const middle = share_of('2027-01-01', folded);
    expect(middle).toBeGreaterThan(share_of('2023-01-08', folded));
    expect(middle).toBeLessThan(share_of('2031-03-10', folded));
    expect(ticks(folded, 0.06).at(-1)).toMatchObject({ name: '10 Mar 2031' });
  });

  it('clips days outside', () => {
    expect(share_of('1999-01-01', scale)).toBe(0);
    expect(share_of('2050-01-01', scale)).toBe(1);
    expect(day_at(-1, scale)).toBe(scale.from);
    expect(day_at(2, scale)).toBe(scale.to);
  });
});

describe('names on the axis', () => {
  const axis = (days: string[], room: number) =>
    ticks(
      scale_of(
        days.map((day) => period(day, 1)),
        'day',
      )!,
      room,
    );
  const begins = (marks: ReturnType<typeof ticks>, room: number) =>
    marks.map(({ x, before }) => (before ? x - room : x));

  it.each([0.06, 0.2])('none stands on another, and the one behind a fold is kept: %f', (room) => {
    const marks = axis(['2025-01-01', '2025-02-01', '2025-03-01', '2026-06-01'], room);
    const at = begins(marks, room);
    expect(marks.at(-1)).toMatchObject({ name: 'Jun 2026', before: true });
    for (let i = 1; i < at.length; i++) expect(at[i] - at[i - 1]).toBeGreaterThanOrEqual(room);
    expect(at[0]).toBeGreaterThanOrEqual(0);
  });

  it('are days in a short time, the first with its year', () => {
    const marks = axis(['2031-03-14', '2031-03-16', '2031-03-18'], 0.06);
    expect(marks.map(({ name }) => name)).toEqual([
      '14 Mar 2031',
      '15 Mar',
      '16 Mar',
      '17 Mar',
      '18 Mar',
    ]);
  });

  it('there is one also for a single day', () => {
    expect(axis(['2031-03-14'], 0.5)).toMatchObject([{ x: 0, name: '14 Mar 2031' }]);
  });
});

describe('bars', () => {
  const scale = scale_of(WAR, 'week')!;

  it('stacks conflict up and cooperation down, hidden classes left out', () => {
    const [bar] = bars(WAR, 'week', new Set([1, 2, 3, 4]), scale);
    expect(bar.up.at(-1)!.to).toBe(7);
    expect(bar.down.at(-1)!.to).toBe(3);
    const [less] = bars(WAR, 'week', new Set([1]), scale);
    expect(less.up).toEqual([]);
    expect(less.down).toEqual([{ quad: 1, from: 0, to: 1 }]);
  });

  it('lie side by side', () => {
    const all = bars(WAR, 'week', new Set([1]), scale);
    expect(all[0].x).toBe(0);
    expect(all[0].x + all[0].width).toBeCloseTo(all[1].x);
    expect(all[2].x + all[2].width).toBeCloseTo(1);
  });
});

describe('filled', () => {
  it('puts zeros where nothing happened', () => {
    const days = filled(WAR, 'week');
    expect(days.map((one) => one.period)).toEqual([
      '2022-12-12',
      '2022-12-19',
      '2022-12-26',
      '2023-01-02',
    ]);
    expect(days[2].quads).toEqual([0, 0, 0, 0, 0]);
    expect(filled([], 'day')).toEqual([]);
  });
});

describe('line', () => {
  it('breaks where a time without events is folded away', () => {
    const periods = [...WAR, LATER];
    const line = line_of(periods, 'week', scale_of(periods, 'week')!);
    expect(line.map(({ period }) => period?.period ?? null)).toEqual([
      '2022-12-12',
      '2022-12-19',
      '2022-12-26',
      '2023-01-02',
      null,
      '2031-03-10',
    ]);
    const xs = line.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });
});
