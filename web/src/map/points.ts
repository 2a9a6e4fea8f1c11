// Groups of events as one buffer of GL points: a mark is a small pie of quad classes, drawn in the
// fragment shader, under it a wash as large as the place is uncertain. 100,000 marks are one call.
import type { CustomLayerInterface, CustomRenderMethodInput, Map } from 'maplibre-gl';
import { radius, reach, type Group } from './groups';

const FLOATS = 8; // x, y, radius, reach, four cumulated shares

const VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform float u_world;
uniform float u_pixels;
uniform float u_wash;
in vec2 a_position;
in vec2 a_size;
in vec4 a_shares;
out vec4 v_shares;
out float v_size;
void main() {
  gl_Position = u_matrix * vec4(a_position, 0.0, 1.0);
  float reach = a_size.y * u_world;
  float size = u_wash > 0.5 ? (reach > a_size.x + 2.0 ? min(reach, 240.0) : 0.0) : a_size.x;
  v_shares = a_shares;
  v_size = size * u_pixels;
  gl_PointSize = 2.0 * v_size + 2.0;
  if (size == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 u_colours[5];
uniform vec3 u_rim;
uniform float u_wash;
in vec4 v_shares;
in float v_size;
out vec4 colour;
int class_of(float turn) {
  if (turn < v_shares.x) return 4;
  if (turn < v_shares.y) return 3;
  if (turn < v_shares.z) return 2;
  if (turn < v_shares.w) return 1;
  return 0;
}
void main() {
  vec2 from_middle = (gl_PointCoord - 0.5) * (2.0 * v_size + 2.0);
  float distance = length(from_middle);
  float inside = clamp(v_size + 0.5 - distance, 0.0, 1.0);
  if (inside == 0.0) discard;
  float turn = fract(atan(from_middle.x, -from_middle.y) / 6.2831853 + 1.0);
  if (u_wash > 0.5) {
    float edge = smoothstep(v_size - 1.5, v_size - 0.5, distance);
    float alpha = inside * mix(0.10, 0.45, edge);
    colour = vec4(u_colours[class_of(0.0)] * alpha, alpha);
    return;
  }
  float rim = smoothstep(v_size - 1.6, v_size - 0.8, distance);
  colour = vec4(mix(u_colours[class_of(turn)], u_rim, rim), 1.0) * inside;
}`;

export type Rgb = [number, number, number];

// "#84b6df" → [0.52, 0.71, 0.87]
export function rgb(hex: string): Rgb {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const value = parseInt(full.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

// Written number by number: with 100,000 groups, arrays in between would cost frames.
function packed(groups: Group[]): Float32Array {
  const floats = new Float32Array(groups.length * FLOATS);
  let at = 0;
  for (const group of groups) {
    floats[at++] = group.x;
    floats[at++] = group.y;
    floats[at++] = radius(group.count);
    floats[at++] = reach(group);
    let share = 0;
    for (let quad = 4; quad > 0; quad--) {
      share += group.quads[quad] / group.count;
      floats[at++] = share;
    }
  }
  return floats;
}

function shader(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const made = gl.createShader(kind)!;
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

export class PointLayer implements CustomLayerInterface {
  readonly id = 'events';
  readonly type = 'custom';
  readonly renderingMode = '2d';
  colours: Rgb[] = [];
  rim: Rgb = [1, 1, 1];
  #map: Map | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #program: WebGLProgram | null = null;
  #buffer: WebGLBuffer | null = null;
  #array: WebGLVertexArrayObject | null = null;
  #count = 0;
  #waiting: Float32Array | null = null;

  show(groups: Group[]): void {
    this.#waiting = packed(groups);
    this.#map?.triggerRepaint();
  }

  onAdd(map: Map, context: WebGLRenderingContext | WebGL2RenderingContext): void {
    const gl = context as WebGL2RenderingContext;
    this.#map = map;
    this.#gl = gl;
    this.#program = gl.createProgram()!;
    gl.attachShader(this.#program, shader(gl, gl.VERTEX_SHADER, VERTEX));
    gl.attachShader(this.#program, shader(gl, gl.FRAGMENT_SHADER, FRAGMENT));
    gl.linkProgram(this.#program);
    this.#buffer = gl.createBuffer();
    this.#array = gl.createVertexArray();
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    let offset = 0;
    for (const [name, size] of [
      ['a_position', 2],
      ['a_size', 2],
      ['a_shares', 4],
    ] as const) {
      const place = gl.getAttribLocation(this.#program, name);
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, size, gl.FLOAT, false, FLOATS * 4, offset);
      offset += size * 4;
    }
    gl.bindVertexArray(null);
  }

  onRemove(): void {
    this.#gl?.deleteProgram(this.#program);
    this.#gl?.deleteBuffer(this.#buffer);
    this.#gl?.deleteVertexArray(this.#array);
  }

  render(_: unknown, input: CustomRenderMethodInput): void {
    const [gl, program, map] = [this.#gl, this.#program, this.#map];
    if (!gl || !program || !map) return;
    if (this.#waiting) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.#waiting, gl.STATIC_DRAW);
      this.#count = this.#waiting.length / FLOATS;
      this.#waiting = null;
    }
    gl.useProgram(program);
    const at = (name: string) => gl.getUniformLocation(program, name);
    gl.uniformMatrix4fv(
      at('u_matrix'),
      false,
      input.defaultProjectionData.mainMatrix as Float32Array,
    );
    gl.uniform1f(at('u_world'), 512 * 2 ** map.getZoom());
    gl.uniform1f(at('u_pixels'), map.getPixelRatio());
    gl.uniform3fv(at('u_colours'), this.colours.flat());
    gl.uniform3fv(at('u_rim'), this.rim);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.bindVertexArray(this.#array);
    for (const wash of this.#count > 5000 ? [0] : [1, 0]) {
      gl.uniform1f(at('u_wash'), wash);
      gl.drawArrays(gl.POINTS, 0, this.#count);
    }
    gl.bindVertexArray(null);
  }
}
