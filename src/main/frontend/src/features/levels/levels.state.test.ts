import { describe, expect, it } from 'vitest';
import {
  asksOf,
  editOf,
  firstExamples,
  formOf,
  hourGroups,
  openingsOf,
  sameForm,
} from './levels.state';

const office = {
  zone: 'Europe/Amsterdam',
  weekly: {
    monday: ['09:00-12:30', '13:00-17:00'],
    tuesday: ['09:00-12:30', '13:00-17:00'],
    friday: ['09:00-12:00'],
  },
  holidays: [{ named: 'nl' }],
  exceptions: [{ date: '2026-12-24', open: ['09:00-12:00'], name: 'Christmas Eve' }],
};

describe('opening hours', () => {
  it.each([
    ['9-12.30, 13:00 – 17', ['09:00-12:30', '13:00-17:00']],
    ['', []],
    ['soon', ['soon']],
    ['00:00–24:00', ['00:00-24:00']],
  ])('typed as %j are read', (typed, openings) => {
    expect(openingsOf(typed)).toEqual(openings);
  });

  it('come back as they were when nobody changed them', () => {
    expect(formOf(editOf(office))).toEqual(office);
    expect(sameForm(editOf(office), editOf({ ...office, zone: 'UTC' }))).toBe(false);
  });

  it('of neighbouring days are told together', () => {
    expect(hourGroups(office.weekly)).toEqual([
      { from: 'monday', to: 'tuesday', hours: '09:00–12:30, 13:00–17:00' },
      { from: 'friday', to: 'friday', hours: '09:00–12:00' },
    ]);
  });
});

describe('worked examples', () => {
  it('begin on the next Friday afternoon', () => {
    expect(firstExamples(Date.parse('2026-11-22T07:00:00Z'))[0]?.day).toBe('2026-11-27');
    expect(firstExamples(Date.parse('2026-11-27T07:00:00Z'))[0]?.day).toBe('2026-12-04');
  });

  it('are told by the clock on the wall of the office', () => {
    const example = {
      day: '2026-11-27',
      time: '15',
      target: '1,5',
      unit: 'business-hours' as const,
    };
    expect(asksOf([example, { ...example, target: 'x' }], 'Europe/Amsterdam')).toEqual([
      { openedAt: '2026-11-27T14:00:00.000Z', target: 1.5, unit: 'business-hours' },
    ]);
    expect(asksOf([example], 'Nowhere/Else')).toEqual([]);
  });
});
