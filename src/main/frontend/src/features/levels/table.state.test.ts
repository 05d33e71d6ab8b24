import { describe, expect, it } from 'vitest';
import {
  added,
  cellsOf,
  changed,
  changeOf,
  lineOf,
  linesOf,
  moved,
  placeOf,
  rebased,
  removed,
  rowsOf,
  sameTable,
  wordsOf,
} from './table.state';

const line = (level: string, target: number, customerTier?: string) => ({
  level,
  target,
  unit: 'business-days' as const,
  calendar: 'nl-office',
  warnAt: 75,
  escalateTo: 'credit-lead',
  ...(customerTier ? { customerTier } : {}),
});
const shipped = [
  line('loan', 20, 'gold'),
  line('loan', 30),
  line('loan.assess', 2),
  line('refund', 14),
];
const assess = 'loan.assess||';

describe('rows of the service-level table', () => {
  it('come back as they were when nobody changed them', () => {
    expect(linesOf(rowsOf(shipped))).toEqual(shipped);
    expect(sameTable(rowsOf(shipped), shipped)).toBe(true);
  });

  it('are read as people type them', () => {
    const cells = {
      ...cellsOf(line('loan', 1)),
      target: '1,5',
      escalateTo: 'Credit Lead ',
      priority: ' >= 80',
    };
    expect(lineOf(cells)).toMatchObject({
      target: 1.5,
      escalateTo: 'credit-lead',
      priority: '>= 80',
    });
    expect(lineOf({ ...cells, target: 'soon' })).not.toHaveProperty('target');
  });

  it('say what became of them', () => {
    const rows = changed(rowsOf(shipped), assess, { target: '3' });
    expect(rows.map(changeOf)).toEqual([undefined, undefined, 'changed', undefined]);
    expect(changed(rows, assess, { target: '2,0' }).map(changeOf)[2]).toBeUndefined();
    const without = removed(rows, assess, true);
    expect(without.map(changeOf)[2]).toBe('removed');
    expect(linesOf(without)).toHaveLength(3);
    expect(linesOf(removed(without, assess, false))).toHaveLength(4);
  });

  it('for some cases only stand before the one for all', () => {
    const { rows, id } = added(rowsOf(shipped), 'loan.assess');
    expect(rows.map((row) => row.id)).toEqual(['loan||gold', 'loan||', id, assess, 'refund||']);
    expect(rows[2]).toMatchObject({ cells: { target: '', calendar: 'nl-office' } });
    expect(removed(rows, id, true)).toHaveLength(4);
    expect(added(rows, 'loan.approve').rows[4]?.cells.level).toBe('loan.approve');
  });

  it('change places only within their level', () => {
    const rows = rowsOf(shipped);
    expect(moved(rows, 'loan||', -1).map((row) => row.id)[0]).toBe('loan||');
    expect(moved(rows, 'loan||', 1)).toBe(rows);
  });

  it('know the place of a refusal among those that were sent', () => {
    const rows = removed(rowsOf(shipped), 'loan||', true);
    expect(placeOf(rows, 'items[1].target')).toEqual({ id: assess, field: 'target' });
    expect(placeOf(rows, 'items[9].target')).toBeUndefined();
    expect(placeOf(rows, 'expectedVersion')).toBeUndefined();
  });

  it('are refused where somebody works on them, when two are for the same cases', () => {
    const { rows, id } = added(rowsOf(shipped), 'loan.assess');
    expect(placeOf(rows, 'items[3].level')).toEqual({ id, field: 'level' });
  });

  it('keep my changes when somebody else was quicker', () => {
    const mine = added(
      removed(changed(rowsOf(shipped), assess, { target: '3' }), 'refund||', true),
      'loan.approve',
    );
    const rows = changed(mine.rows, mine.id, { target: '1', warnAt: '50' });
    const theirs = [
      line('loan', 25, 'gold'),
      line('loan', 30),
      line('loan.assess', 2),
      line('refund', 10),
    ];
    const after = rebased(rows, theirs);
    expect(linesOf(after).map(({ level, target }) => [level, target])).toEqual([
      ['loan', 25],
      ['loan', 30],
      ['loan.assess', 3],
      ['loan.approve', 1],
    ]);
    expect(after.map(changeOf)).toEqual([undefined, undefined, 'changed', 'added', 'removed']);
  });

  it('are not lost when somebody else took the row away', () => {
    const rows = changed(rowsOf(shipped), assess, { target: '3' });
    const after = rebased(rows, shipped.slice(0, 2));
    expect(after.map(changeOf)).toEqual([undefined, undefined, 'added']);
    expect(linesOf(after)[2]).toMatchObject({ level: 'loan.assess', target: 3 });
  });
});

describe('the name of a level', () => {
  const names = [
    { level: 'loan', process: 'Loan' },
    { level: 'loan.assess', process: 'Loan', step: 'Assess application' },
  ];
  it.each([
    ['loan', 'Loan', undefined, undefined],
    ['loan.assess', 'Loan', 'Assess application', undefined],
    ['loan.assess.hand-off', 'Loan', 'Assess application', 'hand-off'],
    ['loan.old-step', 'Loan', 'Old step', undefined],
    ['escalation.credit-lead', '', 'credit lead', 'escalation'],
    ['foreign', 'Foreign', undefined, undefined],
  ])('%s', (level, kind, step, of) => {
    expect(wordsOf(level, names)).toMatchObject({ kind, step, of });
  });
});
