import { describe, expect, it } from 'vitest';
import {
  chart_of,
  csv_of,
  first_short,
  links_of,
  reach_of,
  spoken,
  type Answer,
} from '../src/supply/answer';

const DAY3 = { day: 3, date: '2031-03-05' };
const commodity = (name: string, stock: number[], short: typeof DAY3 | null) => ({
  name,
  unit: 't',
  first_short: short,
  series: { stock, arrivals: stock.map(() => 1), eaten: stock.map(() => 2) },
});
const answer = {
  place: 'Tal Orven',
  start: '2031-03-03',
  days: 3,
  commodities: [{ name: 'flour', unit: 't' }],
  versions: [
    {
      name: 'as Varnia, "the north", states',
      first_short: DAY3,
      commodities: [commodity('oil', [9, 8, 7], null), commodity('flour', [4, 2, 0], DAY3)],
      bands: {
        draws: 10,
        days: [1, 3],
        commodities: [{ name: 'flour', low: [3, 0], middle: [4, 0], high: [5, 1] }],
      },
      stretches: [{ from: { day: 1, date: '2031-03-03' }, to: DAY3 }],
    },
  ],
  map: {
    features: [
      {
        geometry: {
          type: 'LineString',
          coordinates: [
            [45.1, 41.3],
            [45.3, 41.4],
            [45.5, 41.4],
          ],
        },
        properties: {
          name: 'Serin corridor',
          version: 'as Varnia, "the north", states',
          from: '2031-03-03',
          status: 'closed',
        },
      },
      {
        geometry: { type: 'Point', coordinates: [45, 41] },
        properties: {
          name: 'Serin bridge',
          version: 'another',
          from: '2031-03-03',
          status: 'open',
        },
      },
    ],
  },
} as unknown as Answer;
const [version] = answer.versions;

describe('an answer', () => {
  it('says what runs short first', () => {
    expect(first_short(version)?.name).toBe('flour');
    expect(first_short({ ...version, first_short: null })).toBeNull();
  });

  it('is a chart with gaps where bands know no day', () => {
    const [days, low, high, stock] = chart_of(answer, 'flour');
    expect(days.map((day) => new Date(day! * 1000).toISOString().slice(0, 10))).toEqual([
      '2031-03-03',
      '2031-03-04',
      '2031-03-05',
    ]);
    expect(low).toEqual([3, null, 0]);
    expect(high).toEqual([5, null, 1]);
    expect(stock).toEqual([4, 2, 0]);
  });

  it('is a file with a row a day, quoted where it must be', () => {
    const rows = csv_of(answer).trim().split('\n');
    expect(rows).toHaveLength(1 + 2 * 3);
    expect(rows[4]).toBe('"as Varnia, ""the north"", states",flour,t,1,2031-03-03,4,3,5,1,2');
  });

  it('puts the links of its own version on the map', () => {
    const links = links_of(answer, version, version.stretches[0]);
    expect(links.map(({ name, standing }) => [name, standing])).toEqual([
      ['Serin corridor', 'closed'],
    ]);
    expect(links[0].ends).toMatchObject([{ lon: 45.1 }, { lon: 45.5, name: 'Tal Orven' }]);
    expect(links[0].place).toEqual({ lon: 45.3, lat: 41.4 });
  });
});

describe('sliders', () => {
  const input = {
    path: 'x',
    unit: 't',
    given: true,
    value: 8,
    low: 8,
    high: 8,
    least: 0,
    most: 1e15,
  };

  it('go over what is claimed, else around the value, within what can be', () => {
    expect(reach_of({ ...input, low: 5, high: 12 })).toMatchObject({ min: 5, max: 12 });
    expect(reach_of(input)).toMatchObject({ min: 2, max: 32 });
    expect(reach_of({ ...input, value: 0.5, most: 1 })).toMatchObject({ min: 0.125, max: 1 });
    expect(reach_of({ ...input, value: 0 })).toMatchObject({ min: 0, max: 1 });
    expect(reach_of({ ...input, value: 0, most: 0 }).step).toBeGreaterThan(0);
  });
});

describe('a path', () => {
  it('is told in words, whatever its name holds', () => {
    expect(spoken('population')).toBe('People');
    expect(spoken('commodity.flour.stock')).toBe('flour: in store');
    expect(spoken('link.St. Mary road.vehicles')).toBe('St. Mary road: vehicles a day');
    expect(spoken('link.Serin corridor.status.2.share')).toBe(
      'Serin corridor: part that passes (claim 2)',
    );
    expect(spoken('link.Serin corridor.status')).toBe('Serin corridor: open or shut');
    expect(spoken('energy.temperature')).toBe('Energy: mean temperature');
  });
});
