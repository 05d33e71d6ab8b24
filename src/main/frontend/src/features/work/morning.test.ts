import { describe, expect, it } from 'vitest';
import { dayIn, morningOf } from './morning';

describe('the day work comes back', () => {
  it('is counted over the end of a month', () => {
    expect(dayIn(3, new Date(2026, 10, 29, 23, 30).getTime())).toBe('2026-12-02');
  });

  it('begins at eight where the person is', () => {
    const said = morningOf('2026-07-01');
    expect(said).toMatch(/^2026-07-01T08:00:00[+-]\d\d:\d\d$/);
    expect(new Date(said).getTime()).toBe(new Date(2026, 6, 1, 8).getTime());
  });
});
