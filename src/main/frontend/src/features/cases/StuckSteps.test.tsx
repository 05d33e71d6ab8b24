import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { StuckStep } from '../../shared/api/schema';
import { StuckSteps } from './StuckSteps';

const payment = (id: string): StuckStep => ({
  id,
  step: 'Task_Pay',
  stepLabel: 'Pay out',
  since: '2026-11-20T10:00:00Z',
  what: 'It failed.',
  canRetry: true,
  canDoByHand: true,
  canGiveUp: true,
  byHandFields: [],
});

it('keeps what somebody types while the step is tried again and is stuck anew', async () => {
  const page = (stuck: StuckStep[]) => (
    <QueryClientProvider client={new QueryClient()}>
      <StuckSteps reference="CL-1" stuck={stuck} />
    </QueryClientProvider>
  );
  const { rerender } = render(page([payment('first')]));
  await userEvent.click(screen.getByRole('button', { name: 'Done by hand…' }));
  await userEvent.type(screen.getByLabelText(/What you did/), 'Paid at the counter.');

  rerender(page([]));
  rerender(page([payment('second')]));

  expect(screen.getByLabelText<HTMLTextAreaElement>(/What you did/).value).toBe(
    'Paid at the counter.',
  );
});
