// The map's ground and its links as a MapLibre style: outlines of countries from a file of ours,
// nothing else. Lines say a link's standing by colour and by form: open solid and thin, restricted
// dashed, closed solid and thick, contested striped in the colours of both versions.
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import outlines from '../../generated/outlines.json?url';
import { own_file } from '../api';
import { colour } from '../names';
import { countries_of, entry, type Countries, type Point } from './borders';
import type { LinkOnMap } from '../types';

const OUTLINES = new URL(outlines, location.href).href;

export async function load_countries(): Promise<Countries> {
  return countries_of(await own_file<FeatureCollection>(OUTLINES));
}

export interface Stop extends Point {
  name: string;
}

// Where a link's line begins, passes and ends. An end that is a whole country is where the line
// enters it; without outlines (not loaded yet) it is the middle of the country.
export function stops_of(link: LinkOnMap, countries: Countries): Stop[] {
  const known = (point: { lon: number | null; lat: number | null } | null, name: string): Stop[] =>
    point && point.lon !== null && point.lat !== null
      ? [{ name, lon: point.lon, lat: point.lat }]
      : [];
  const ends = link.ends.flatMap((end) => known(end, end.name));
  const place = known(link.place, link.name);
  const from = place[0] ?? ends.find(({ name }) => !countries.has(name));
  const stops = ends.map((end) => {
    const country = countries.get(end.name);
    return country && from ? { name: 'to ' + end.name, ...entry(country, from, end) } : end;
  });
  return stops.length === 2 ? [stops[0], ...place, stops[1]] : [...place, ...stops];
}

// A line from end to end by way of the link's own place; a point where only one place is known.
export function link_features(links: LinkOnMap[], countries: Countries): FeatureCollection {
  const features: Feature[] = [];
  for (const link of links) {
    const points = stops_of(link, countries);
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
      outlines: { type: 'geojson', data: OUTLINES, tolerance: 0.3 },
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
