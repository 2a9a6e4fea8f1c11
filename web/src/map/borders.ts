// Where a line enters a country. A road "to Armenia" ends behind the border, not in the middle of
// the country, where nobody said that it leads.
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

export interface Point {
  lon: number;
  lat: number;
}

type Ring = Position[];
export type Countries = Map<string, Ring[][]>; // polygons by name

export function countries_of(outlines: FeatureCollection): Countries {
  return new Map(
    outlines.features.map((feature) => {
      const geometry = feature.geometry as Polygon | MultiPolygon;
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return [(feature.properties?.name as string) ?? '', polygons];
    }),
  );
}

// By the even-odd rule: how often a ray to the east crosses the ring.
function in_ring({ lon, lat }: Point, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
    if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

export function contains(polygons: Ring[][], point: Point): boolean {
  return polygons.some(
    ([outer, ...holes]) => in_ring(point, outer) && !holes.some((hole) => in_ring(point, hole)),
  );
}

const STEPS = 200;
const BEHIND = 0.1; // degrees that the line goes on behind the border: about 10 km

// The point shortly behind where the line from `from` to `to` enters the country for the first
// time; `to` where it never does. A line that begins inside leads a little towards `to`.
export function entry(polygons: Ring[][], from: Point, to: Point): Point {
  const length = Math.hypot(to.lon - from.lon, to.lat - from.lat);
  if (!length) return to;
  const at = (share: number): Point => ({
    lon: from.lon + (to.lon - from.lon) * Math.min(1, share),
    lat: from.lat + (to.lat - from.lat) * Math.min(1, share),
  });
  for (let step = 0; step <= STEPS; step++) {
    if (contains(polygons, at(step / STEPS))) return at(step / STEPS + BEHIND / length);
  }
  return to;
}
