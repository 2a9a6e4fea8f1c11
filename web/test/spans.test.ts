import { describe, expect, it } from 'vitest';
import { cut, paragraphs, slice, unit_offsets, type Mark } from '../src/text/spans';

const mark = (begin: number, end: number, key = 'claims:0'): Mark => ({
  begin,
  end,
  key,
  kind: key.split(':')[0].slice(0, -1),
});

describe('offsets', () => {
  it('count code points, not UTF-16 units', () => {
    const text = 'a😀b';
    expect([...unit_offsets(text)]).toEqual([0, 1, 3, 4]);
    expect(slice(text, 1, 2)).toBe('😀');
    expect(slice(text, 2, 99)).toBe('b');
  });
});

describe('cut', () => {
  const text = 'Oskaria 😀 denied that its army had shelled the bridge.';

  it('joins to the text again, whatever the marks', () => {
    for (let begin = 0; begin < text.length; begin += 3)
      for (let end = begin; end < text.length + 9; end += 5) {
        const pieces = cut(text, [mark(begin, end), mark(3, 12, 'events:1'), mark(8, 40, 'x:2')]);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }
  });

  it('gives each piece its marks, the innermost last', () => {
    const pieces = cut('0123456789', [mark(4, 6, 'events:1'), mark(2, 8)]);
    expect(pieces.map(({ text, marks }) => [text, marks.map(({ key }) => key)])).toEqual([
      ['01', []],
      ['23', ['claims:0']],
      ['45', ['claims:0', 'events:1']],
      ['67', ['claims:0']],
      ['89', []],
    ]);
  });

  it('clips marks that reach out and drops empty ones', () => {
    expect(cut('0123456789', [mark(0, 99), mark(5, 5)], 4, 7)).toMatchObject([
      { text: '456', begin: 4, marks: [{ key: 'claims:0' }] },
    ]);
  });
});

describe('paragraphs', () => {
  it('stand between empty lines', () => {
    expect(paragraphs('one\ntwo\n \n\nthree\n')).toEqual([
      { begin: 0, end: 7 },
      { begin: 11, end: 17 },
    ]);
    expect(paragraphs('')).toEqual([]);
  });
});
