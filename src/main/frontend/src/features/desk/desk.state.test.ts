import { describe, expect, it } from 'vitest';
import type { DeskCase } from '../../shared/api/schema';
import { deskSearch } from '.';
import { moved, onlyCase } from './desk.state';

const row = (reference: string, id: string, state: 'open' | 'closed') =>
  ({ reference, state, customer: { id } }) as DeskCase;

describe('the number of a telephone system', () => {
  it('opens the one open case of its customer', () => {
    expect(onlyCase([row('A', 'C-1', 'open'), row('B', 'C-1', 'closed')])).toBe('A');
    expect(onlyCase([row('B', 'C-1', 'closed')])).toBe('B');
  });
  it('leaves the choice to the agent when there are several', () => {
    expect(onlyCase([row('A', 'C-1', 'open'), row('B', 'C-1', 'open')])).toBeUndefined();
    expect(onlyCase([row('A', 'C-1', 'open'), row('B', 'C-2', 'closed')])).toBeUndefined();
    expect(onlyCase([])).toBeUndefined();
  });
  it('is read whatever became of its plus', () => {
    expect(deskSearch({ phone: 31205551234 })).toEqual({ phone: '31205551234' });
    expect(deskSearch({ phone: ' 31 20' })).toEqual({ phone: '31 20' });
    expect(deskSearch({ q: '' })).toEqual({});
  });
});

it('the mark stays within the rows', () => {
  expect(moved(-1, 1, 3)).toBe(0);
  expect(moved(2, 1, 3)).toBe(2);
  expect(moved(0, -1, 3)).toBe(0);
});
