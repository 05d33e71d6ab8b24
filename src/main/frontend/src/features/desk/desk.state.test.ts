import { describe, expect, it } from 'vitest';
import type { CustomerMoment, DeskCase } from '../../shared/api/schema';
import { deskSearch } from '.';
import { calledFor, customersOf, eachOnce, moved } from './desk.state';

const row = (reference: string, id: string, state: 'open' | 'closed') =>
  ({ reference, state, customer: { id } }) as DeskCase;

describe('the number of a telephone system', () => {
  const called = (...results: DeskCase[]) => calledFor({ readAs: 'phone', results });
  it('opens the one open case of its customer', () => {
    expect(called(row('A', 'C-1', 'open'), row('B', 'C-1', 'closed'))).toEqual({ reference: 'A' });
    expect(called(row('B', 'C-1', 'closed'), row('A', 'C-1', 'open'))).toEqual({ reference: 'A' });
    expect(called(row('B', 'C-1', 'closed'))).toEqual({ reference: 'B' });
  });
  it('opens the customer when they have several', () => {
    expect(called(row('A', 'C-1', 'open'), row('B', 'C-1', 'open'))).toEqual({ customer: 'C-1' });
    expect(called(row('A', 'C-1', 'closed'), row('B', 'C-1', 'closed'))).toEqual({
      customer: 'C-1',
    });
  });
  it('leaves out work of our own, such as a call that the customer asked for', () => {
    const call = { ...row('W', 'C-1', 'open'), internal: true };
    expect(called(row('A', 'C-1', 'open'), call)).toEqual({ reference: 'A' });
    expect(called(row('B', 'C-1', 'closed'), call)).toEqual({ reference: 'B' });
  });
  it('leaves the choice to the agent when there are several people, or may be', () => {
    expect(called(row('A', 'C-1', 'open'), row('B', 'C-2', 'closed'))).toEqual({});
    expect(called(...Array.from({ length: 12 }, (_, n) => row(`A${n}`, 'C-1', 'open')))).toEqual(
      {},
    );
    expect(called()).toEqual({});
  });
  it('opens nothing that has the same digits in another number', () => {
    expect(calledFor({ readAs: 'number', results: [row('A', 'C-1', 'open')] })).toEqual({});
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

it('people of one name are told apart, others need not be', () => {
  const of = (id: string, name: string, postcode?: string) =>
    ({ customer: { id, name, postcode } }) as DeskCase;
  expect(
    customersOf([
      of('C-1', 'Maria Jansen', '1011 AB'),
      of('C-2', 'maria jansen '),
      of('C-1', 'Maria Jansen'),
      of('C-3', 'Jan Weber', '10115'),
    ]),
  ).toEqual([
    { id: 'C-1', name: 'Maria Jansen', apart: '1011 AB · C-1' },
    { id: 'C-2', name: 'maria jansen ', apart: 'C-2' },
    { id: 'C-3', name: 'Jan Weber' },
  ]);
});

it('what was read twice stands once', () => {
  const at = (kind: CustomerMoment['kind'], second: number) =>
    ({ at: `2026-03-02T10:00:0${second}Z`, kind, reference: 'A', title: '' }) as CustomerMoment;
  expect(eachOnce([at('contact', 2), at('contact', 1), at('contact', 1), at('opened', 1)])).toEqual(
    [at('contact', 2), at('contact', 1), at('opened', 1)],
  );
});
