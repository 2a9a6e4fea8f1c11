import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { contains, countries_of, entry } from '../src/map/borders';
import { bounds, group_at, grouped, mercator, merged, radius, reach } from '../src/map/groups';
import type { MapEvent } from '../src/types';

const event = (lon: number, lat: number, quad = 4, uncertainty = 1): MapEvent => [
  '1.0',
  lon,
  lat,
  quad,
  '2022-12-12',
  uncertainty,
];
const ALL = new Set([0, 1, 2, 3, 4]);

describe('groups', () => {
  const groups = grouped([event(46.75, 39.82), event(46.75, 39.82, 1, 30), event(44.5, 40.2)], ALL);

  it('are one mark a point, from west to east', () => {
    expect(groups.map(({ lon, count }) => [lon, count])).toEqual([
      [44.5, 1],
      [46.75, 2],
    ]);
    expect(groups[1].quads).toEqual([0, 1, 0, 0, 1]);
    expect(groups[1].uncertainty_km).toBe(30);
    expect(grouped([event(1, 2, 3)], new Set([4]))).toEqual([]);
  });

  it('are found under a pointer, and only there', () => {
    const world = 512 * 2 ** 8;
    const [x, y] = mercator(46.75, 39.82);
    expect(group_at(groups, x + 2 / world, y, world)).toBe(groups[1]);
    expect(group_at(groups, x + 60 / world, y, world)).toBeNull();
    expect(group_at([], x, y, world)).toBeNull();
  });

  it('grow with their events, up to a limit', () => {
    expect(radius(100)).toBeGreaterThan(radius(1));
    expect(radius(1e6)).toBe(24);
    expect(reach({ ...groups[1], lat: 60 })).toBeCloseTo(reach({ ...groups[1], lat: 0 }) * 2, 10);
  });

  it('that lie within a few pixels are one mark, and part as one comes closer', () => {
    const near = grouped([event(46, 40), event(46.001, 40, 1), event(46.001, 40, 1)], ALL);
    const [mark, ...others] = merged(near, 5);
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ lon: 46.001, count: 3, quads: [0, 2, 0, 0, 1] });
    expect(mark.box).toEqual([46, 40, 46.001, 40]);
    expect(merged(near, 14)).toEqual(near);
    expect(near.map(({ count }) => count)).toEqual([1, 2]);
  });

  it('far away do not shrink the map', () => {
    const near = Array.from({ length: 60 }, (_, i) => event(46 + i / 100, 40));
    const box = bounds(grouped([...near, event(-77, 38.9)], ALL), [])!;
    expect(box[0]).toBeGreaterThan(45);
    expect(bounds([], [])).toBeNull();
  });
});

describe('borders', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ];
  const outlines: FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: 'Varnia' },
        geometry: { type: 'Polygon', coordinates: [square] },
      },
    ],
  };
  const varnia = countries_of(outlines).get('Varnia')!;

  it('tell what lies inside', () => {
    expect(contains(varnia, { lon: 5, lat: 5 })).toBe(true);
    expect(contains(varnia, { lon: 15, lat: 5 })).toBe(false);
  });

  it('are where a road to a country ends', () => {
    const end = entry(varnia, { lon: 20, lat: 5 }, { lon: 5, lat: 5 });
    expect(end.lon).toBeGreaterThan(9.7);
    expect(end.lon).toBeLessThan(10);
    expect(end.lat).toBe(5);
  });

  it('that are never reached leave the end where it is', () => {
    const away = { lon: 30, lat: 30 };
    expect(entry(varnia, { lon: 20, lat: 5 }, away)).toEqual(away);
    expect(entry(varnia, away, away)).toEqual(away);
  });
});
