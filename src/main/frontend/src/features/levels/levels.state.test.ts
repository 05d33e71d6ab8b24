import { describe, expect, it } from 'vitest';
import {
  asksOf,
  editOf,
  firstExamples,
  formOf,
  hourGroups,
  openingsOf,
  rebased,
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

describe('my changes made to what somebody else has put in force', () => {
  const mine = editOf(office);

  it('leave alone what only the other one changed', () => {
    const theirs = {
      zone: 'Europe/London',
      weekly: { tuesday: ['10:00-16:00'], saturday: ['10:00-12:00'] },
      holidays: [{ named: 'uk' }],
      exceptions: [{ date: '2026-12-31', open: [] }],
    };
    expect(rebased(mine, office, theirs)).toEqual(editOf(theirs));
    const friday = { ...mine, hours: { ...mine.hours, friday: '9-15', monday: '9-12.30, 13-17' } };
    expect(rebased(friday, office, theirs).hours).toEqual({
      ...editOf(theirs).hours,
      friday: '9-15',
    });
  });

  it('count where both changed the same', () => {
    const both = { ...mine, zone: 'UTC', hours: { ...mine.hours, friday: '' } };
    const theirs = { ...office, zone: 'Europe/London', weekly: { friday: ['08:00-09:00'] } };
    expect(rebased(both, office, theirs)).toMatchObject({
      zone: 'UTC',
      hours: { monday: '', friday: '' },
    });
  });

  it('keep the holidays of both, each of them once, and let go those that either took away', () => {
    const before = { ...office, holidays: [{ named: 'nl' }, { date: '05-05' }, { easter: 1 }] };
    const theirs = {
      ...office,
      holidays: [{ named: 'nl' }, { easter: 1 }, { date: '12-24', name: 'Eve' }, { easter: 39 }],
    };
    const holidays = [
      { date: '05-05' },
      { easter: 1, name: 'Easter Monday' },
      { name: 'Eve', date: '12-24' },
      { date: '12-31' },
    ];
    expect(rebased({ ...mine, holidays }, before, theirs).holidays).toEqual([
      { easter: 1, name: 'Easter Monday' },
      { name: 'Eve', date: '12-24' },
      { easter: 39 },
      { date: '12-31' },
    ]);
  });

  it('keep the single days of both, and those that are not complete yet', () => {
    const day = (date: string, hours = '', name = '') => ({ date, hours, name });
    const open = (date: string, ...hours: string[]) => ({ date, open: hours });
    const before = { ...office, exceptions: [open('2026-01-02'), open('2026-03-04')] };
    const theirs = {
      ...office,
      exceptions: [open('2026-01-02', '10:00-11:00'), open('2026-03-04', '10:00-11:00')],
    };
    const exceptions = [day('2026-01-02'), day('2026-03-04', '9-10'), day(''), day('', '8-9')];
    expect(rebased({ ...mine, exceptions }, before, theirs).exceptions).toEqual([
      day('2026-01-02', '10:00–11:00'),
      day('2026-03-04', '9-10'),
      day(''),
      day('', '8-9'),
    ]);
    expect(rebased({ ...mine, exceptions: [] }, before, theirs).exceptions).toEqual([]);
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
