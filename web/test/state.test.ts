import { describe, expect, it } from 'vitest';
import { format_address, ignored_filters, parse_address, query_of } from '../src/state';

const at = (path: string) => parse_address(new URL(path, 'http://127.0.0.1:8077'));

describe('address', () => {
  it('holds the view, the document, the item and the filters', () => {
    expect(at('/document/3?item=claims:1&from=2022-12-12&actor=AZE*')).toEqual({
      view: 'document',
      id: '3',
      filters: { from: '2022-12-12', actor: 'AZE*' },
      own: { item: 'claims:1' },
    });
  });

  it('comes back as it was written', () => {
    for (const path of [
      '/situation',
      '/situation?from=2022-12-12&to=2022-12-31&pick=link:Lachin+corridor&quads=3.4',
      '/actors/Gegham%20Stepanyan?source=Highland+Wire',
      '/actors/50%25%2Fa%3Cb%3E?words=%3Cscript%3E',
      '/disputes?standing=contested&tab=figures',
    ])
      expect(format_address(at(path))).toBe(path);
  });

  it('shows the situation for what names no view, and drops what it does not know', () => {
    expect(at('/nonsense/3?x=1&from=').view).toBe('situation');
    expect(at('/nonsense/3?x=1&from=')).toMatchObject({ id: null, filters: {}, own: {} });
    expect(at('/actors/%E0%A4%A').id).toBe('%E0%A4%A');
  });
});

describe('filters', () => {
  it('travel under the names that each product has', () => {
    const filters = { from: '2022-12-12', actor: 'AZE*', standing: 'contested' };
    expect(query_of('events', filters)).toEqual({ from: '2022-12-12', actor: 'AZE*' });
    expect(query_of('disputes', filters)).toEqual({
      said_from: '2022-12-12',
      standing: 'contested',
    });
    expect(query_of('actors', filters)).toEqual({ said_from: '2022-12-12', name: 'AZE*' });
  });

  it('that a product does not know are told', () => {
    expect(ignored_filters('disputes', { type: 'ASSAULT', source: 'x' })).toEqual(['type']);
    expect(ignored_filters('events', { from: '2022-12-12' })).toEqual([]);
  });
});
