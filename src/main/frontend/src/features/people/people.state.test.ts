import { describe, expect, it } from 'vitest';
import { beginningOf, dayOf, readHours, readSkills, skillWords } from './people.state';

describe('skills', () => {
  it('are read as they are written', () => {
    expect(readSkills('motor 2, English:3, travel insurance')).toEqual({
      motor: 2,
      english: 3,
      'travel-insurance': 1,
    });
    expect(skillWords({ motor: 2, english: 3 })).toBe('motor 2, english 3');
    expect(readSkills(' , ')).toEqual({});
  });
});

describe('hours', () => {
  it('are read with breaks and any dash', () => {
    expect(readHours('09:00 – 12:00, 13:00-17:00')).toEqual(['09:00-12:00', '13:00-17:00']);
    expect(readHours('')).toEqual([]);
  });
});

describe('an absence', () => {
  it('begins with its day', () => {
    expect(dayOf(beginningOf('2026-03-29'))).toBe('2026-03-29');
    expect(dayOf(undefined)).toBe('');
  });
});
