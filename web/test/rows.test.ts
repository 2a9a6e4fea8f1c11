import { describe, expect, it } from 'vitest';
import { balance, key_of, matrix_of } from '../src/actors/sides';
import { amount, is_in_tens, name_of, place_on, series } from '../src/disputes/figures';
import { matches, propositions, title_of } from '../src/disputes/versions';
import { item_at, items_of, next_of } from '../src/document/items';
import { counted, days, titled } from '../src/names';
import { shown_quads } from '../src/parts/quads';
import type { DocumentRecord } from '../src/record';
import type { DisputeRow, FigureRow } from '../src/types';

const dispute = (row: Partial<DisputeRow>) =>
  ({
    ref: '1',
    kind: 'incident',
    subject: 'ASSAULT XXX-MIL > ',
    standing: 'contested',
    ...row,
  }) as DisputeRow;
const figure = (row: Partial<FigureRow>) =>
  ({
    measure: 'killed',
    group: 'people',
    low: 4,
    high: 4,
    bound: 'exact',
    place: null,
    ...row,
  }) as FigureRow;

describe('counts', () => {
  it('agree with their noun', () => {
    expect(counted(1, 'report')).toBe('1 report');
    expect(counted(0, 'report')).toBe('0 reports');
    expect(counted(2000, 'event')).toBe('2,000 events');
  });
});

describe('propositions', () => {
  const rows = [
    dispute({ stance: 'asserts', source: 'Varnia', quote: 'The army shelled the bridge.' }),
    dispute({ ref: '2', stance: 'denies', source: 'Oskaria' }),
    dispute({ stance: 'denies', source: 'Davit Relko' }),
  ];
  const [first, second] = propositions(rows);

  it('put version against version', () => {
    expect(first.asserts.map((row) => row.source)).toEqual(['Varnia']);
    expect(first.denies.map((row) => row.source)).toEqual(['Davit Relko']);
    expect([first.unanswered, second.unanswered]).toEqual([false, true]);
    expect(title_of(first)).toBe('Assault: XXX-MIL');
  });

  it.each([
    ['ASSAULT ARM-MIL > AZE-CVL', 'Assault: ARM-MIL → AZE-CVL'],
    ['COERCE XXX-MIL >  at Serin corridor', 'Coerce: XXX-MIL at Serin corridor'],
    ['ACCUSE  > XXX-GOV', 'Accuse: ? → XXX-GOV'],
    ['PROTEST  > ', 'Protest'],
  ])('are titled: %s', (subject, title) => {
    expect(propositions([dispute({ subject })]).map(title_of)).toEqual([title]);
  });

  it('are shown once where two say the same the other way round', () => {
    const link = (ref: string, stance: string, item_ref: string) =>
      dispute({ ref, kind: 'link', subject: `road ${ref}`, stance, item_ref });
    const both = [
      link('closed', 'asserts', '1.0'),
      link('closed', 'denies', '2.0'),
      link('closed', 'denies', '3.0'),
      link('open', 'asserts', '2.0'),
      link('open', 'denies', '1.0'),
    ];
    expect(propositions(both).map(title_of)).toEqual(['Road closed']);
    both[4] = link('open', 'denies', '9.0');
    expect(propositions(both).map(title_of)).toEqual(['Road closed', 'Road open']);
  });

  it('are found by who speaks and by words', () => {
    expect(matches(first, 'relko', undefined)).toBe(true);
    expect(matches(first, 'XXX*', 'bridge')).toBe(true);
    expect(matches(second, undefined, 'bridge')).toBe(false);
  });
});

describe('figures', () => {
  const counted = (...values: number[]) =>
    series(values.map((value, index) => figure({ ref: `1.${index}`, low: value, high: value })))[0];

  it('stand on an even scale', () => {
    const one = counted(0, 5, 10);
    expect(is_in_tens(one)).toBe(false);
    expect([0, 5, 10].map(place_on(one))).toEqual([0, 0.5, 1]);
  });

  it('stand in tens where the largest is far beyond the smallest', () => {
    const one = counted(0, 10, 1000, 100000);
    expect(is_in_tens(one)).toBe(true);
    expect([0, 10, 1000, 100000].map(place_on(one))).toEqual([0, 0.2, 0.6, 1]);
  });

  it('are one series only where they count the same in the same place', () => {
    const rows = [
      figure({ published: '2031-03-15' }),
      figure({ published: '2031-03-14', low: 6, high: null, bound: 'at-least' }),
      figure({ place: 'Tal Orven' }),
    ];
    const [here, there] = series(rows);
    expect(here.rows.map(amount)).toEqual(['at least 6', '4']);
    expect(there.name).toBe('Killed: people, Tal Orven');
  });

  it('are named by what they count', () => {
    expect(name_of(figure({ measure: 'inhabitants', group: 'inhabitants' }))).toBe('Inhabitants');
    expect(name_of(figure({ measure: 'other', group: 'wind-blown farms' }))).toBe(
      'Wind-blown farms',
    );
    expect(name_of(figure({ measure: 'other', group: null, place: 'Nagorno-Karabakh' }))).toBe(
      'Other figures, Nagorno-Karabakh',
    );
  });
});

describe('matrix', () => {
  const cell = (actor: string, recipient: string, events: number, conflict = events) => ({
    actor,
    recipient,
    events,
    conflict,
    cooperation: events - conflict,
  });

  it('has rows for those who act and columns for those who are acted upon', () => {
    const matrix = matrix_of([cell('A', 'B', 5), cell('C', 'B', 1, 0)], 24);
    expect(matrix.actors).toEqual(['A', 'C']);
    expect(matrix.recipients).toEqual(['B']);
    expect(balance(matrix.cells.get(key_of('C', 'B'))!)).toBe(1);
    expect(matrix_of([cell('A', 'B', 5), cell('C', 'D', 1)], 2).actors).toEqual(['A']);
  });
});

describe('items', () => {
  const record = {
    actors: [
      {
        id: 0,
        name: 'Varnia',
        kind: 'government',
        country: 'XXX',
        sectors: ['GOV'],
        role: null,
        mentions: [{ begin: 0, end: 6 }],
      },
    ],
    places: [],
    events: [],
    claims: [
      {
        id: 0,
        speakers: [0],
        speaker_spans: [{ begin: 0, end: 6 }],
        act: 'accuse',
        cue: null,
        content: { begin: 20, end: 60 },
        quote: 'indirect',
        addressees: [],
        answers: [],
        denies: null,
        deadline: null,
        condition: null,
      },
    ],
    figures: [],
    links: [],
    needs: [],
  } as unknown as DocumentRecord;
  const items = items_of(record, ['ASSAULT']);

  it('stand in the order of the text', () => {
    expect(items.map((item) => item.key)).toEqual(['actors:0', 'claims:0']);
    expect(items[1].title).toBe('accuse: Varnia');
  });

  it('are found by their words', () => {
    expect(item_at(items, 'at:22-58')).toBe('claims:0');
    expect(item_at(items, 'at:70-80')).toBeNull();
    expect(item_at(items, 'claims:0')).toBe('claims:0');
    expect(item_at(items, 'claims:9')).toBeNull();
  });

  it('under one another are walked through by clicking again', () => {
    const marks = [
      { begin: 0, end: 9, key: 'claims:0', kind: 'claim' },
      { begin: 2, end: 4, key: 'events:1', kind: 'event' },
    ];
    const piece = { text: 'ab', begin: 2, marks };
    expect(next_of(piece, null)).toBe('events:1');
    expect(next_of(piece, 'events:1')).toBe('claims:0');
    expect(next_of(piece, 'claims:0')).toBe('events:1');
    expect(next_of({ ...piece, marks: [] }, null)).toBeNull();
  });
});

describe('names', () => {
  it('read like words', () => {
    expect(titled('denied-only')).toBe('Only denied');
    expect(titled('armed-group')).toBe('Armed group');
    expect(days('2022-12-12', '2022-12-12')).toBe('12 Dec 2022');
    expect(days(null, null)).toBe('undated');
    expect(days('nonsense', null)).toBe('nonsense');
  });

  it('of quad classes come from the address', () => {
    expect([...shown_quads('4.1.9')]).toEqual([4, 1]);
    expect(shown_quads(undefined).size).toBe(5);
  });
});
