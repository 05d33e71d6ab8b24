import { describe, expect, it } from 'vitest';
import { workSearch } from '.';
import { asked, filtersOf, isShown, natural, searchOf, shift } from './list.state';

describe('the address of a list', () => {
  it('carries filters, order and page, and drops what no list knows', () => {
    const search = workSearch({
      view: 'parked?',
      process: 'loan-application',
      fields: { purpose: 'car', amount: 5000, empty: '' },
      amountFrom: 100,
      sort: 'value',
      direction: 'sideways',
      cursor: 'abc',
    });
    expect(search).toEqual({
      process: 'loan-application',
      fields: { purpose: 'car', amount: '5000' },
      amountFrom: '100',
      sort: 'value',
      cursor: 'abc',
    });
    expect(filtersOf(search)).toBe(4);
  });

  it('is asked of the server without the open item, and comes back the same from a kept view', () => {
    const search = workSearch({ view: 'all', fields: { purpose: 'car' }, q: 'Jansen', item: '7' });
    expect(asked(search)).toEqual({ view: 'all', q: 'Jansen', 'field.purpose': 'car' });
    expect(searchOf(asked(search))).toEqual({
      view: 'all',
      q: 'Jansen',
      fields: { purpose: 'car' },
    });
  });

  it('is known as the kept view that it shows, whatever page it is at', () => {
    expect(isShown({ sla: 'late' }, { view: 'team', sla: 'late', cursor: 'x', item: '1' })).toBe(
      true,
    );
    expect(isShown({ sla: 'late' }, { view: 'all', sla: 'late' })).toBe(false);
  });

  it('knows which way each order goes by itself', () => {
    expect([natural('sla'), natural('priority')]).toEqual(['asc', 'desc']);
  });
});

describe('a list that changes while it is read', () => {
  it('is scrolled by as much as the row in view moved', () => {
    expect(shift(['a', 'b', 'c'], ['x', 'y', 'a', 'b', 'c'], 'b', 34)).toBe(68);
    expect(shift(['x', 'a', 'b'], ['a', 'b'], 'b', 34)).toBe(-34);
    expect(shift(['a', 'b'], ['a'], 'b', 34)).toBe(0);
    expect(shift(['a'], ['b', 'a'], undefined, 34)).toBe(0);
  });
});
