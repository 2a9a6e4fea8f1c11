// Marks in a text: offsets are code points (as in the record), JavaScript counts UTF-16 units.
//
//   "Armenia accused 😀"   code points 0..17, units 0..18
//
// cut() turns overlapping marks into a flat list of pieces, each with all marks that cover it:
// the text is shown as text nodes in <span>s, never as HTML.

export interface Mark {
  begin: number; // code points, half-open
  end: number;
  key: string; // "claims:3"
  kind: string; // "actor", "place", "event", "claim", "figure", "link"
}

export interface Piece {
  text: string;
  begin: number;
  marks: Mark[]; // the longest first: the innermost mark is the last
}

// For each code point its first unit; one more entry for the end.
export function unit_offsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; points++) {
    offsets[points] = unit;
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  offsets[points] = text.length;
  return offsets.subarray(0, points + 1);
}

export function slice(text: string, begin: number, end: number): string {
  const offsets = unit_offsets(text);
  const last = offsets.length - 1;
  return text.slice(offsets[Math.min(begin, last)], offsets[Math.min(end, last)]);
}

// Pieces of [from, to) in order; joined they are that stretch of the text. Marks that reach out are
// clipped, empty ones dropped.
export function cut(text: string, marks: Mark[], from = 0, to = Infinity): Piece[] {
  const offsets = unit_offsets(text);
  const end_of_text = Math.min(to, offsets.length - 1);
  const inside = marks
    .map((mark) => ({
      mark,
      begin: Math.max(mark.begin, from),
      end: Math.min(mark.end, end_of_text),
    }))
    .filter(({ begin, end }) => begin < end);
  const borders = new Set([from, end_of_text]);
  for (const { begin, end } of inside) borders.add(begin).add(end);
  const sorted = [...borders].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [begin, end] = [sorted[i], sorted[i + 1]];
    const over = inside.filter((m) => m.begin <= begin && m.end >= end).map((m) => m.mark);
    over.sort((a, b) => b.end - b.begin - (a.end - a.begin));
    pieces.push({ text: text.slice(offsets[begin], offsets[end]), begin, marks: over });
  }
  return pieces;
}

// Paragraphs: stretches between empty lines, so that a dispatch reads like one.
export function paragraphs(text: string): { begin: number; end: number }[] {
  const found: { begin: number; end: number }[] = [];
  const points = [...text];
  let begin = 0;
  const push = (end: number) => {
    if (points.slice(begin, end).join('').trim()) found.push({ begin, end });
  };
  for (let i = 0; i < points.length; i++) {
    if (points[i] !== '\n') continue;
    let next = i + 1;
    while (next < points.length && ' \t\r'.includes(points[next])) next++;
    if (points[next] !== '\n') continue;
    push(i);
    while (next < points.length && /\s/.test(points[next])) next++;
    begin = next;
    i = next - 1;
  }
  push(points.length);
  return found;
}
