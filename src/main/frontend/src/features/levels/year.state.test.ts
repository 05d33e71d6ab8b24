import { describe, expect, it } from 'vitest';
import { monthsOf, openDays, partsOf, scaleOf } from './year.state';

const office = { date: '2026-01-02', kind: 'open' as const, open: ['09:00-12:00', '13:00-17:00'] };
const late = { date: '2026-01-03', kind: 'open' as const, open: ['13:00-24:00'] };
const shut = { date: '2026-02-01', kind: 'closed' as const, open: [] };

describe('a year in days', () => {
  it('is as high as from the earliest opening to the latest closing', () => {
    expect(scaleOf([office, shut])).toEqual({ from: 540, to: 1020 });
    expect(scaleOf([office, late]).to).toBe(1440);
    expect(scaleOf([shut])).toEqual({ from: 0, to: 1440 });
  });

  it('shows breaks between the openings', () => {
    const { open, breaks } = partsOf(office, scaleOf([office]));
    expect(open).toEqual([
      { from: 0, to: 0.375 },
      { from: 0.5, to: 1 },
    ]);
    expect(breaks).toEqual([{ from: 0.375, to: 0.5 }]);
    expect(partsOf(shut, scaleOf([office]))).toEqual({ open: [], breaks: [] });
  });

  it('has months that begin on their weekday', () => {
    const months = monthsOf([office, late, shut]);
    expect(months[0]).toMatchObject({ offset: 4, days: [office, late] });
    expect(months[1]).toMatchObject({ offset: 6 });
    expect(months[2]?.days).toEqual([]);
    expect(openDays([office, late, shut])).toBe(2);
  });
});
