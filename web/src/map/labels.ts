// Names on the map, drawn on a canvas above it in the fonts of the system: no glyph server is
// needed. Names that would lie on others are left out; what is listed first wins.
import type { Map } from 'maplibre-gl';
import countries from '../../generated/labels.json';

export interface Label {
  name: string;
  lon: number;
  lat: number;
  strong?: boolean; // of a link, against a place
  left?: boolean; // of the point, where a line leaves it to the right
}

interface Look {
  ink: string;
  faint: string;
  halo: string;
}

type Box = [number, number, number, number];

const apart = (a: Box, b: Box) => a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];

class Writer {
  readonly #taken: Box[] = [];

  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly halo: string,
  ) {}

  // Writes where there is room: centred on x or to the right of it.
  write(text: string, x: number, y: number, size: number, centred: number): void {
    const width = this.context.measureText(text).width;
    const left = x - width * centred;
    const box: Box = [left - 3, y - size, left + width + 3, y + 4];
    if (!this.#taken.every((other) => apart(box, other))) return;
    this.#taken.push(box);
    this.context.strokeStyle = this.halo;
    this.context.lineWidth = 3.5;
    this.context.strokeText(text, left, y);
    this.context.fillText(text, left, y);
  }
}

export function draw_labels(
  map: Map,
  canvas: HTMLCanvasElement,
  labels: Label[],
  look: Look,
): void {
  const ratio = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.lineJoin = 'round';
  const family = getComputedStyle(canvas).fontFamily;
  const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const [size, small] = [12 * unit, 11 * unit];
  const writer = new Writer(context, look.halo);
  const inside = ({ x, y }: { x: number; y: number }) =>
    x > -40 && y > 0 && x < width + 40 && y < height + 20;

  for (const { name, lon, lat, strong, left } of labels) {
    const point = map.project([lon, lat]);
    if (!inside(point)) continue;
    context.font = `${strong ? 600 : 400} ${size}px ${family}`;
    context.fillStyle = look.ink;
    writer.write(name, point.x + (left ? -10 : 10), point.y + size / 3, size, left ? 1 : 0);
  }
  const scale = 4 ** map.getZoom();
  for (const [name, lon, lat, area] of countries as [string, number, number, number][]) {
    if (area * scale < 9000) continue;
    const point = map.project([lon, lat]);
    if (!inside(point)) continue;
    context.font = `500 ${small}px ${family}`;
    context.letterSpacing = '0.06em';
    context.fillStyle = look.faint;
    writer.write(name.toUpperCase(), point.x, point.y, small, 0.5);
    context.letterSpacing = '0';
  }
}
