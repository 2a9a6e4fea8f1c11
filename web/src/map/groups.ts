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
}

const RADIANS = Math.PI / 180;
const EARTH_KM = 40075;

export function mercator(lon: number, lat: number): [number, number] {
  const clipped = Math.max(-85, Math.min(85, lat));
  const y = (1 - Math.log(Math.tan(Math.PI / 4 + (clipped * RADIANS) / 2)) / Math.PI) / 2;
  return [(lon + 180) / 360, y];
}

export function grouped(rows: MapEvent[], quads: Set<number>): Group[] {
  const at = new Map<string, Group>();
  for (const [, lon, lat, quad, , uncertainty] of rows) {
    if (!quads.has(quad)) continue;
    const key = lon.toFixed(4) + ' ' + lat.toFixed(4);
    let group = at.get(key);
    if (!group) {
      const [x, y] = mercator(lon, lat);
      group = { lon, lat, x, y, quads: [0, 0, 0, 0, 0], count: 0, uncertainty_km: 0 };
      at.set(key, group);
    }
    group.quads[quad]++;
    group.count++;
    group.uncertainty_km = Math.max(group.uncertainty_km, uncertainty ?? 0);
  }
  return [...at.values()].sort((a, b) => a.x - b.x);
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
