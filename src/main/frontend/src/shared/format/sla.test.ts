import { describe, expect, it } from 'vitest';
import type { Sla } from '../api/schema';
import { inWorkingTime, readSla, spanParts, tickEvery, ticks, untilTurn } from './sla';

const noon = Date.parse('2026-11-20T12:00:00Z');
const minutes = (count: number) => count * 60_000;
const running: Sla = {
  state: 'on-track',
  running: true,
  remainingSeconds: 3_600,
  warnAt: '2026-11-20T12:40:00Z',
};

describe('an SLA clock', () => {
  it('counts down while it runs', () => {
    expect(readSla(running, noon, noon + minutes(10))).toEqual({
      state: 'on-track',
      remaining: 3_000,
    });
  });

  it('is at risk from its warning point on', () => {
    expect(readSla(running, noon, noon + minutes(40)).state).toBe('at-risk');
  });

  it('is late once nothing is left', () => {
    expect(readSla(running, noon, noon + minutes(61))).toEqual({ state: 'late', remaining: -60 });
  });

  it('stands still when it does not run', () => {
    const paused: Sla = { ...running, state: 'paused', running: false };
    expect(readSla(paused, noon, noon + minutes(90))).toEqual({
      state: 'paused',
      remaining: 3_600,
    });
  });

  it('stops at the turn the server named', () => {
    const untilOne: Sla = { ...running, nextChangeAt: '2026-11-20T12:30:00Z' };
    expect(readSla(untilOne, noon, noon + minutes(50)).remaining).toBe(1_800);
  });

  it('goes on at the turn the server named', () => {
    const closed: Sla = { ...running, running: false, nextChangeAt: '2026-11-20T12:30:00Z' };
    expect(readSla(closed, noon, noon + minutes(20)).remaining).toBe(3_600);
    expect(readSla(closed, noon, noon + minutes(50)).remaining).toBe(2_400);
    expect([ticks(closed, noon), ticks(closed, noon + minutes(31)), ticks(running, noon)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('stands still while paused, even past the opening of the office', () => {
    const paused: Sla = {
      ...running,
      state: 'paused',
      running: false,
      nextChangeAt: '2026-11-20T12:30:00Z',
    };
    expect(readSla(paused, noon, noon + minutes(90))).toEqual({
      state: 'paused',
      remaining: 3_600,
    });
    expect(untilTurn([paused], noon)).toBe(false);
  });

  it('is asked for again when it says something new', () => {
    const due: Sla = { ...running, dueAt: '2026-11-20T13:00:00Z' };
    expect(untilTurn([due, undefined, { state: 'met', running: false }], noon)).toBe(
      minutes(40) + 500,
    );
    expect(untilTurn([due], noon + minutes(50))).toBe(minutes(10) + 500);
    expect(untilTurn([due], noon + minutes(70))).toBe(false);
  });

  it('counts working time when the office opens and closes for it', () => {
    expect([
      inWorkingTime(running),
      inWorkingTime({ ...running, nextChangeAt: '2026-11-20T17:00:00Z' }),
    ]).toEqual([false, true]);
  });

  it('has no remainder without a target', () => {
    expect(readSla({ state: 'none', running: false }, noon, noon)).toEqual({
      state: 'none',
      remaining: undefined,
    });
  });
});

describe('a span', () => {
  it.each([
    [12_000, '3h 20m'],
    [2_700, '45m'],
    [93_600, '1d 2h'],
    [1_000_000, '11d'],
    [200, '3m 20s'],
    [-720, '12m'],
    [9, '9s'],
  ])('of %d seconds reads %s', (seconds, words) => {
    expect(
      spanParts(seconds)
        .map(({ unit, count }) => `${count}${unit}`)
        .join(' '),
    ).toBe(words);
  });

  it('of working time has no days', () => {
    expect(spanParts(93_600, true)).toEqual([{ unit: 'h', count: 26 }]);
    expect(spanParts(12_000, true)).toEqual([
      { unit: 'h', count: 3 },
      { unit: 'm', count: 20 },
    ]);
  });

  it('ticks per second only in the last five minutes', () => {
    expect([tickEvery(299), tickEvery(300), tickEvery(undefined)]).toEqual([
      'second',
      'minute',
      'minute',
    ]);
  });
});
