import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../../shared/api/schema';
import { allBut, howMany, nothingMarked, stretched, toggled } from './bulk.state';
import { named, undoing } from './bulk.undo';

const row = (id: string) => ({ id }) as WorkItem;
const rows = ['a', 'b', 'c', 'd', 'e'].map(row);
const ids = ({ items }: ReturnType<typeof toggled>) => [...items.keys()];

describe('marks', () => {
  it('come and go with each press', () => {
    const once = toggled(nothingMarked('mine'), row('b'));
    expect(ids(once)).toEqual(['b']);
    expect(howMany(toggled(once, row('b')))).toBe(0);
  });

  it('stretch from the last one, both ways', () => {
    const down = stretched(toggled(nothingMarked('mine'), row('b')), rows, row('d'));
    expect(ids(down)).toEqual(['b', 'c', 'd']);
    expect(ids(stretched(down, rows, row('a'))).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('begin where nothing was marked, or what was is on another page', () => {
    expect(ids(stretched(nothingMarked('mine'), rows, row('c')))).toEqual(['c']);
    const elsewhere = toggled(nothingMarked('mine'), row('z'));
    expect(ids(stretched(elsewhere, rows, row('c'))).sort()).toEqual(['c', 'z']);
  });

  it('of a whole list are as many as were counted, until one is left out by hand', () => {
    const all = { ...nothingMarked('mine'), all: 214 };
    expect(howMany(all)).toBe(214);
    expect(ids(allBut(all, rows, row('b')))).toEqual(['a', 'c', 'd', 'e']);
  });
});

describe('taking back', () => {
  const free = { id: '1', done: true, before: { priority: 50 } };
  const mine = { id: '2', done: true, before: { assignee: 'me', priority: 60 } };
  const his = { id: '3', done: true, before: { assignee: 'cem', priority: 60 } };
  const refused = { id: '4', done: false, code: 'gone', before: { priority: 10 } };
  const all = [free, mine, his, refused];

  it('gives each item back to who had it', () => {
    expect(undoing('release', all, 'me')).toEqual([
      { order: { action: 'claim' }, ids: ['2'] },
      { order: { action: 'assign', user: 'cem' }, ids: ['3'] },
    ]);
    expect(undoing('assign', all, 'me')).toEqual([
      { order: { action: 'release' }, ids: ['1'] },
      { order: { action: 'assign', user: 'me' }, ids: ['2'] },
      { order: { action: 'assign', user: 'cem' }, ids: ['3'] },
    ]);
    expect(undoing('claim', all, 'me')).toEqual([{ order: { action: 'release' }, ids: ['1'] }]);
  });

  it('puts priorities back, those that were alike together', () => {
    expect(undoing('priority', all, 'me')).toEqual([
      { order: { action: 'priority', priority: 50 }, ids: ['1'] },
      { order: { action: 'priority', priority: 60 }, ids: ['2', '3'] },
    ]);
  });

  it('frees what was put aside and had been free, and takes up the rest', () => {
    expect(undoing('park', [free, mine], 'me')).toEqual([
      { order: { action: 'release' }, ids: ['1'] },
      { order: { action: 'unpark' }, ids: ['2'] },
    ]);
  });

  it('asks for items as the deed left them', () => {
    const left = { ...free, version: 7 };
    expect(undoing('park', [left, mine], 'me')[0]).toEqual({
      order: { action: 'release' },
      ids: ['1'],
      expectedVersions: { '1': 7 },
    });
  });

  it('names what was left, and who has it', () => {
    const t = ((key: string, said: object = {}) =>
      [key, ...Object.values(said)].join(' ')) as unknown as TFunction;
    const left = { id: '1', done: false, caseReference: 'LN-1' };
    const cems = { ...left, assignee: 'cem', assigneeName: 'Cem' };
    const mine = { ...left, assignee: 'me', assigneeName: 'Mia' };
    const unseen = { id: '2', done: false };
    expect(named([left, cems, mine, unseen], 'me', t)).toBe(
      'LN-1, bulk.heldBy LN-1 Cem, LN-1, bulk.unseen',
    );
    expect(named([left, left, left, left, cems, unseen], 'me', t)).toBe(
      'LN-1, LN-1, LN-1, LN-1, bulk.more 2',
    );
  });

  it('leaves with another team what went there', () => {
    expect(undoing('transfer', all, 'me')).toEqual([]);
  });
});
