import { describe, expect, it } from 'vitest';
import { causesSearch, savingsSearch } from '.';
import { dayBefore, labelled, missingOf, plainAmount, plainDecimal, weekOf } from './causes.state';

describe('an amount as people type it', () => {
  it.each([
    ['10000000', '10000000'],
    ['10,000,000', '10000000'],
    ['10.000.000', '10000000'],
    ['10.000.000,50', '10000000.50'],
    ['10,000,000.50', '10000000.50'],
    ['6.50', '6.50'],
    ['6,5', '6.5'],
    ['10 000', '10000'],
    ['10.000', '10000'],
    ['0.125', '0.125'],
  ])('%s is %s', (typed, plain) => {
    expect(plainAmount(typed)).toBe(plain);
  });
});

describe('a share or a price as people type it', () => {
  it.each([
    ['12,125', '12.125'],
    ['6.505', '6.505'],
    ['17', '17'],
    ['17,5', '17.5'],
    ['1.234,50', '1234.50'],
  ])('%s is %s', (typed, plain) => {
    expect(plainDecimal(typed)).toBe(plain);
  });
});

describe('a day some weeks ago', () => {
  it.each([
    ['2026-03-01T23:30:00Z', 'Europe/Berlin', 12, '2025-12-08'],
    ['2026-03-02T04:30:00Z', 'America/New_York', 12, '2025-12-07'],
    ['2026-03-30T22:30:00Z', 'Europe/Berlin', 1, '2026-03-24'],
    ['2026-03-02T09:00:00Z', 'UTC', 0, '2026-03-02'],
  ])('%s in %s, %i weeks before', (now, zone, weeks, day) => {
    expect(dayBefore(weeks, Date.parse(now), zone)).toBe(day);
  });
});

it('a week is read the usual way round', () => {
  expect(weekOf('2026-W48')).toEqual({ number: '48', year: '2026' });
});

describe('a link', () => {
  it('names the contacts of a row', () => {
    expect(causesSearch({ weeks: 4, process: 'refund-request', step: 'Task_A', x: 1 })).toEqual({
      weeks: 4,
      process: 'refund-request',
      step: 'Task_A',
    });
    expect(causesSearch({ weeks: 'many', step: 'Task_A' })).toEqual({});
    expect(causesSearch({ weeks: 99 })).toEqual({});
  });
  it('keeps what is reckoned with', () => {
    expect(savingsSearch({ cost: 10000000, share: '17', reduction: '' })).toStrictEqual({
      cost: '10000000',
      share: '17',
    });
  });
});

it('labels as many weeks as there is room for, and always the last one', () => {
  const shown = (columns: number, where: string[]) =>
    Array.from({ length: columns }, (_, fromLast) => fromLast).filter((fromLast) =>
      where.includes(labelled(fromLast, columns)),
    );
  expect(shown(13, ['always'])).toEqual([0, 4, 8, 12]);
  expect(shown(13, ['always', 'wide'])).toHaveLength(13);
  expect(shown(52, ['always'])).toEqual([0, 16, 32, 48]);
  expect(shown(52, ['always', 'wide'])).toHaveLength(13);
  expect(shown(4, ['always'])).toHaveLength(4);
});

it('nothing is reckoned while something is missing', () => {
  expect(missingOf({ cost: '1', share: '17', reduction: '50' })).toEqual([]);
  expect(missingOf({ cost: '', share: ' ', reduction: '50' })).toEqual(['cost', 'share']);
  expect(missingOf({ cost: '1', share: 'measured', reduction: '' })).toEqual(['reduction']);
});
