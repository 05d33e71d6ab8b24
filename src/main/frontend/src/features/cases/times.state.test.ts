import { describe, expect, it } from 'vitest';
import { splitParts } from './times.state';

describe('the split of the time', () => {
  it('keeps its order and its sum', () => {
    const split = { working: 1, queued: 2, customer: 3, thirdParty: 0, system: 4, elapsed: 10 };
    const parts = splitParts(split);
    expect(parts.map(({ name }) => name)).toEqual([
      'working',
      'queued',
      'customer',
      'third-party',
      'system',
    ]);
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});
