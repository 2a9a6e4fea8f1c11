// The map's ground and its links as a MapLibre style: outlines of countries from a file of ours,
// nothing else. Lines say a link's standing by colour and by form: open solid and thin, restricted
// dashed, closed solid and thick, contested striped in the colours of both versions.
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import outlines from '../../generated/outlines.json?url';
import { colour } from '../names';
import type { LinkOnMap } from '../types';

interface Point {
  lon: number;
  lat: number;
}

export function points_of(link: LinkOnMap): Point[] {
  const known = (point: { lon: number | null; lat: number | null } | null): Point[] =>
    point && point.lon !== null && point.lat !== null ? [{ lon: point.lon, lat: point.lat }] : [];
  const ends = link.ends.flatMap(known);
  const place = known(link.place);
  return ends.length === 2 ? [ends[0], ...place, ends[1]] : [...place, ...ends];
}

// A line from end to end by way of the link's own place; a point where only one place is known.
export function link_features(links: LinkOnMap[]): FeatureCollection {
  const features: Feature[] = [];
  for (const link of links) {
    const points = points_of(link);
    if (!points.length) continue;
    const first = points[0].lon;
    const line = points.map(({ lon, lat }) => {
      const turned = lon - first > 180 ? lon - 360 : lon - first < -180 ? lon + 360 : lon;
      return [turned, lat];
    });
    const properties = { name: link.name, standing: link.standing };
    const geometry: Geometry =
      line.length > 1
        ? { type: 'LineString', coordinates: line }
        : { type: 'Point', coordinates: line[0] };
    features.push({ type: 'Feature', properties, geometry });
  }
  return { type: 'FeatureCollection', features };
}

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };
const of = (standing: string) => ['==', ['get', 'standing'], standing] as never;

function line(
  id: string,
  filter: unknown,
  colours: string,
  width: number,
  dashes?: number[],
): LayerSpecification {
  return {
    id,
    type: 'line',
    source: 'links',
    filter: ['all', ['==', ['geometry-type'], 'LineString'], filter],
    layout: { 'line-join': 'round', 'line-cap': dashes ? 'butt' : 'round' },
    paint: {
      'line-color': colours,
      'line-width': width,
      ...(dashes ? { 'line-dasharray': dashes } : {}),
    },
  } as LayerSpecification;
}

export function map_style(): StyleSpecification {
  const [open, restricted, closed, contested, sheet] = [
    '--open',
    '--restricted',
    '--closed',
    '--contested',
    '--sheet',
  ].map(colour);
  return {
    version: 8,
    sources: {
      outlines: { type: 'geojson', data: new URL(outlines, location.href).href, tolerance: 0.3 },
      links: { type: 'geojson', data: NOTHING },
      picked: { type: 'geojson', data: NOTHING },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('--sea') } },
      { id: 'land', type: 'fill', source: 'outlines', paint: { 'fill-color': colour('--land') } },
      {
        id: 'borders',
        type: 'line',
        source: 'outlines',
        paint: { 'line-color': colour('--border'), 'line-width': 0.8 },
      },
      {
        id: 'picked',
        type: 'line',
        source: 'picked',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': colour('--accent'), 'line-width': 16, 'line-opacity': 0.3 },
      },
      line('link-casing', true, sheet, 8),
      line('link-open', of('open'), open, 3),
      line('link-restricted', of('restricted'), restricted, 4, [2.2, 1]),
      line('link-closed', of('closed'), closed, 5),
      line('link-contested', of('contested'), closed, 5),
      line('link-stripes', of('contested'), open, 5, [1.1, 1.1]),
      {
        id: 'link-points',
        type: 'circle',
        source: 'links',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 9,
          'circle-color': sheet,
          'circle-stroke-width': 3.5,
          'circle-stroke-color': [
            'match',
            ['get', 'standing'],
            'open',
            open,
            'restricted',
            restricted,
            'closed',
            closed,
            contested,
          ],
        },
      },
      {
        ...line('link-touch', true, sheet, 22),
        paint: { 'line-width': 22, 'line-opacity': 0 },
      } as LayerSpecification,
    ] as StyleSpecification['layers'],
  };
}

export const LINK_LAYERS = ['link-touch', 'link-points'];
