// The build of MapLibre whose worker is a file: the content security policy allows no other.
declare module 'maplibre-gl/dist/maplibre-gl-csp' {
  import maplibre from 'maplibre-gl';
  export default maplibre;
}
