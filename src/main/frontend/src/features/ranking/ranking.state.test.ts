import { describe, expect, it } from 'vitest';
import { changed, removed } from '../../shared/ui/rows';
import {
  added,
  cellOf,
  changeOf,
  placeOf,
  plain,
  rebased,
  rowsOf,
  ruleOf,
  rulesOf,
  sameTable,
  testOf,
} from './ranking.state';

const shipped = [
  { sla: 'late', points: '100', reasonEn: 'late', reasonDe: 'überfällig' },
  { hoursLeft: ']0..4]', points: '40' },
  { priority: '[60..79]', points: '20' },
  { ageHours: '[24..72[', points: '10' },
  { value: '>= 50000', points: '=value / 1000' },
  { value: '=date("2026-01-01")', priority: '50', points: '-5' },
];

describe('rows of the ranking', () => {
  it('come back as they were when nobody changed them', () => {
    expect(rulesOf(rowsOf(shipped))).toEqual(shipped);
    expect(sameTable(rowsOf(shipped), shipped)).toBe(true);
    expect(rowsOf(shipped).map(changeOf)).toEqual(shipped.map(() => undefined));
  });

  it('keep a condition while its number is not typed yet', () => {
    for (const kind of [
      'atLeast',
      'above',
      'atMost',
      'below',
      'is',
      'fromTo',
      'fromBelow',
    ] as const)
      expect(testOf(cellOf({ kind, a: '', b: '' }))).toEqual({ kind, a: '', b: '' });
    expect(testOf(cellOf({ kind: 'aboveTo', a: '1', b: '' }))).toEqual({
      kind: 'aboveTo',
      a: '1',
      b: '',
    });
  });

  it('take numbers as people write them', () => {
    expect(['50.000', '50,000', '1 000', '1,5', '-20', '1.000.000'].map(plain)).toEqual([
      '50000',
      '50000',
      '1000',
      '1.5',
      '-20',
      '1000000',
    ]);
    const [row] = rowsOf([{ value: '[10000..50000[', points: '1' }]);
    expect(row && ruleOf({ ...row.cells, value: '[10.000..60,000[' }).value).toBe('[10000..60000[');
    expect(row && ruleOf({ ...row.cells, value: '== 1,5' }).value).toBe('1.5');
    expect(row && ruleOf({ ...row.cells, value: '< 0,125' }).value).toBe('< 0.125');
  });

  it('say what became of them', () => {
    const rows = rowsOf(shipped);
    const id = rows[0]?.id ?? '';
    expect(changed(rows, id, { points: '90' }).slice(0, 2).map(changeOf)).toEqual([
      'changed',
      undefined,
    ]);
    expect(removed(rows, id, true).slice(0, 2).map(changeOf)).toEqual(['removed', undefined]);
    const more = added(rows);
    expect(more.rows.at(-1)?.id).toBe(more.id);
    expect(removed(more.rows, more.id, true)).toEqual(rows);
  });

  it('are refused where they stand, also behind one that goes', () => {
    const rows = removed(rowsOf(shipped), rowsOf(shipped)[0]?.id ?? '', true);
    expect(placeOf(rows, 'items[0].hoursLeft')).toEqual({ id: rows[1]?.id, field: 'hoursLeft' });
    expect(placeOf(rows, 'items[9].points')).toBeUndefined();
    expect(placeOf(rows, 'expectedVersion')).toBeUndefined();
  });

  it('of mine are made to what somebody else put in force', () => {
    const rows = changed(rowsOf(shipped), rowsOf(shipped)[1]?.id ?? '', { points: '45' });
    const fresh = rebased(added(rows).rows, [{ sla: 'late', points: '120' }, ...shipped.slice(1)]);
    expect(rulesOf(fresh).map(({ points }) => points)).toEqual([
      '120',
      '45',
      ...shipped.slice(2).map(({ points }) => points),
      undefined,
    ]);
  });

  it('leaves what nobody touched to the letter', () => {
    const rules = [
      { value: '>= 1.250', points: '5' },
      { value: '1.250', points: '6' },
      { value: ']0..4[', points: '7' },
    ];
    const rows = rowsOf(rules);
    expect(rows.map(({ cells, base }) => ruleOf(cells, base))).toEqual(rules);
    expect(rows.map(changeOf)).toEqual([undefined, undefined, undefined]);
  });
});
