import { expect, it } from 'vitest';
import { countLines, newWork, worstFirst } from './intake.state';

const typed = { type: 'other', subject: ' A ', description: ' ', id: 'C-1', name: 'M', email: '' };

it('leaves out what was left empty', () => {
  expect(newWork(typed)).toEqual({
    type: 'other',
    subject: 'A',
    customer: { id: 'C-1', name: 'M' },
  });
});

it('shows refused lines first and keeps the order otherwise', () => {
  const lines = [
    { line: 2, state: 'created' as const },
    { line: 3, state: 'refused' as const },
    { line: 4, state: 'repeated' as const },
  ];
  expect(worstFirst(lines).map(({ line }) => line)).toEqual([3, 2, 4]);
});

it('counts the lines of an answer while it comes in', () => {
  const whole =
    '{"dryRun":true,"lines":[{"line":2,"errors":[{"field":"line","message":"\\"line\\": 3"}]},{"line":3}]}';
  const count = countLines();
  const counts = [...whole].map((_, at) => count(whole.slice(0, at + 1)));
  expect(counts.at(-1)).toBe(2);
  expect(Math.max(...counts.slice(0, whole.indexOf('"line":3')))).toBe(1);
});
