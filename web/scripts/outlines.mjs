// Writes generated/outlines.json: the outlines of countries as GeoJSON, from Natural Earth 1:50m
// (package world-atlas, public domain), cut at the antimeridian so that no polygon wraps the map,
// and generated/labels.json: where the name of each country stands and how large it is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const topology = JSON.parse(
  readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'),
);

// Equirectangular in degrees: the projection is the identity, save that it cuts at 180 degrees.
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0);

const rounded = (value) => Math.round(value * 100) / 100;
const flipped = (coordinates) =>
  typeof coordinates[0] === 'number'
    ? [rounded(coordinates[0]), Math.max(-85, Math.min(85, rounded(-coordinates[1])))]
    : coordinates.map(flipped);

// The largest polygon of a country carries its name: France is not labelled in Guiana's direction.
function largest(geometry) {
  if (geometry.type === 'Polygon') return geometry;
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  return parts.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best));
}

const countries = feature(topology, topology.objects.countries).features.filter((f) => f.geometry);
const outlines = countries.map((country) => {
  const geometry = geoProject(country.geometry, degrees);
  return {
    type: 'Feature',
    properties: { name: country.properties.name },
    geometry: { ...geometry, coordinates: flipped(geometry.coordinates) },
  };
});
const labels = countries.map((country) => {
  const body = largest(country.geometry);
  const [lon, lat] = geoCentroid(body);
  return [country.properties.name, rounded(lon), rounded(lat), Math.round(geoArea(body) * 1e5)];
});

mkdirSync('generated', { recursive: true });
writeFileSync(
  'generated/outlines.json',
  JSON.stringify({ type: 'FeatureCollection', features: outlines }),
);
writeFileSync('generated/labels.json', JSON.stringify(labels.sort((a, b) => b[3] - a[3])));
