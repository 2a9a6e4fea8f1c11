// Events at the same point of the map, as one mark: 40 reports from one town are one mark of 40, not
// one dot that hides 39. Groups are sorted from west to east so that a pointer finds them quickly.
import type { MapEvent } from '../types';

export interface Group {
  lon: number;
  lat: number;
  x: number; // Web Mercator, 0..1 from west to east
  y: number; // 0..1 from north to south
  quads: [number, number, number, number, number];
  count: number;
  uncertainty_km: number; // the largest of its events
  box: [number, number, number, number] | null; // west, south, east, north, of several places
}

const RADIANS = Math.PI / 180;
const EARTH_KM = 40075;

export function mercator(lon: number, lat: number): [number, number] {
  const clipped = Math.max(-85, Math.min(85, lat));
  const y = (1 - Math.log(Math.tan(Math.PI / 4 + (clipped * RADIANS) / 2)) / Math.PI) / 2;
  return [(lon + 180) / 360, y];
}

// 1e-4 degrees are 10 m: what lies closer is the same point.
const point_key = (lon: number, lat: number) =>
  Math.round((lon + 180) * 1e4) * 2e6 + Math.round((lat + 90) * 1e4);

export function grouped(rows: MapEvent[], quads: Set<number>): Group[] {
  const at = new Map<number, Group>();
  for (const [, lon, lat, quad, , uncertainty] of rows) {
    if (!quads.has(quad)) continue;
    const key = point_key(lon, lat);
    let group = at.get(key);
    if (!group) {
      const [x, y] = mercator(lon, lat);
      group = { lon, lat, x, y, quads: [0, 0, 0, 0, 0], count: 0, uncertainty_km: 0, box: null };
      at.set(key, group);
    }
    group.quads[quad]++;
    group.count++;
    group.uncertainty_km = Math.max(group.uncertainty_km, uncertainty ?? 0);
  }
  return [...at.values()].sort((a, b) => a.x - b.x);
}

// More marks than this hide one another: places that lie within a few pixels become one.
export const MANY = 2000;
const CELL = 10; // pixels

interface Cell {
  mark: Group;
  largest: number; // events of the group at which the mark stands
}

// What is drawn at a zoom level (whole): of groups in one cell one mark, at the largest of them.
class Merger {
  readonly #cells: number;
  readonly #at = new Map<number, Cell>();

  constructor(level: number) {
    this.#cells = (512 * 2 ** level) / CELL;
  }

  add(groups: Group[]): this {
    for (const group of groups) {
      const key = Math.floor(group.x * this.#cells) * 2 ** 26 + Math.floor(group.y * this.#cells);
      const found = this.#at.get(key);
      if (found) join(found, group);
      else this.#at.set(key, { mark: group, largest: group.count });
    }
    return this;
  }

  marks(): Group[] {
    return [...this.#at.values()].map(({ mark }) => mark).sort((a, b) => a.x - b.x);
  }
}

export const merged = (groups: Group[], level: number) => new Merger(level).add(groups).marks();

const SLICE = 3000; // groups that are merged in a few milliseconds
const made = new WeakMap<Group[], Group[][]>(); // by level: zooming in and out again costs nothing

// merged(), a slice a frame, so that the map goes on moving meanwhile. null where it was stopped.
export async function merged_in_slices(
  groups: Group[],
  level: number,
  stop: AbortSignal,
): Promise<Group[] | null> {
  const levels = made.get(groups) ?? [];
  made.set(groups, levels);
  if (levels[level]) return levels[level];
  const merger = new Merger(level);
  for (let begin = 0; begin < groups.length; begin += SLICE) {
    merger.add(groups.slice(begin, begin + SLICE));
    await new Promise(requestAnimationFrame);
    if (stop.aborted) return null;
  }
  return (levels[level] = merger.marks());
}

function join(cell: Cell, group: Group): void {
  const { mark } = cell;
  const [west, south, east, north] = mark.box ?? [mark.lon, mark.lat, mark.lon, mark.lat];
  // The first to join makes a mark of the cell's own: groups stay as they are.
  const own = mark.box ? mark : { ...mark, quads: [...mark.quads] as Group['quads'] };
  const place = group.count > cell.largest ? group : own;
  group.quads.forEach((n, quad) => (own.quads[quad] += n));
  cell.largest = Math.max(cell.largest, group.count);
  cell.mark = Object.assign(own, {
    lon: place.lon,
    lat: place.lat,
    x: place.x,
    y: place.y,
    count: own.count + group.count,
    uncertainty_km: Math.max(own.uncertainty_km, group.uncertainty_km),
    box: [
      Math.min(west, group.lon),
      Math.min(south, group.lat),
      Math.max(east, group.lon),
      Math.max(north, group.lat),
    ],
  });
}

// Radius in CSS pixels; the area grows with the number of events.
export function radius(count: number): number {
  return Math.min(24, 3.2 + 1.5 * Math.sqrt(count));
}

// Uncertainty as a length in Mercator units at that latitude.
export function reach(group: Group): number {
  return group.uncertainty_km / (EARTH_KM * Math.cos(group.lat * RADIANS));
}

// The mark under a point (Mercator), or null; `world` is the width of the world in pixels.
export function group_at(groups: Group[], x: number, y: number, world: number): Group | null {
  const widest = 26 / world;
  let low = 0;
  for (let high = groups.length; low < high;) {
    const middle = (low + high) >> 1;
    if (groups[middle].x < x - widest) low = middle + 1;
    else high = middle;
  }
  let best: Group | null = null;
  let nearest = Infinity;
  for (let i = low; i < groups.length && groups[i].x <= x + widest; i++) {
    const group = groups[i];
    const distance = Math.hypot(group.x - x, group.y - y) * world - radius(group.count);
    if (distance < 3 && distance < nearest) [best, nearest] = [group, distance];
  }
  return best;
}

// Where a share of the events lies to the left: groups weigh as much as they have events.
function quantile(groups: Group[], of: 'lon' | 'lat', share: number): number {
  const sorted = [...groups].sort((a, b) => a[of] - b[of]);
  const all = groups.reduce((sum, group) => sum + group.count, 0);
  let sum = 0;
  for (const group of sorted) if ((sum += group.count) > share * all - 1e-9) return group[of];
  return sorted[sorted.length - 1][of];
}

// West, south, east, north that hold the links and nearly all events (one in twenty, of few at
// least one, may lie outside on each side: a single report from far away does not shrink the map to a dot).
export function bounds(
  groups: Group[],
  more: { lon: number; lat: number }[],
): [number, number, number, number] | null {
  const lons = more.map((point) => point.lon);
  const lats = more.map((point) => point.lat);
  if (groups.length) {
    const all = groups.reduce((sum, group) => sum + group.count, 0);
    const out = all < 8 ? 0 : Math.max(0.05, 1.01 / all);
    lons.push(quantile(groups, 'lon', out), quantile(groups, 'lon', 1 - out));
    lats.push(quantile(groups, 'lat', out), quantile(groups, 'lat', 1 - out));
  }
  if (!lons.length) return null;
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
