import { expect, it } from 'vitest';
import { newWork, worstFirst } from './intake.state';

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
