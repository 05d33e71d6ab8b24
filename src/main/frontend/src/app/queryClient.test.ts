import { expect, test } from 'vitest';
import { Problem } from '../shared/api/http';
import { mayRetry } from './queryClient';

const refused = (status: number, code = '') => new Problem({ status, code });

test.each([0, 502, 503])('what may succeed the next time is tried again: %i', (status) => {
  expect(mayRetry(0, refused(status))).toBe(true);
  expect(mayRetry(3, refused(status))).toBe(false);
});

test('what took too long would take as long again', () => {
  expect(mayRetry(0, refused(504, 'took-too-long'))).toBe(false);
  expect(mayRetry(0, refused(500))).toBe(false);
});
