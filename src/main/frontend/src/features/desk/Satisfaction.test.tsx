import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewSatisfaction, Phase } from '../../shared/api/schema';
import { Satisfaction } from './Satisfaction';

const phases: Phase[] = [
  { id: 'received', label: 'Received', state: 'done' },
  { id: 'decided', label: 'Decided', state: 'done' },
  { id: 'repair', label: 'Repair', state: 'open' },
];
const noted: NewSatisfaction[] = [];
const before = {
  score: 1,
  words: 'Not fair',
  phases: { received: 2 },
  through: 'status-page',
  givenAt: '2026-11-20T10:42:00Z',
  earlier: true,
};
const server = setupServer(
  http.get('*/api/desk/cases/RF-2/satisfaction', () => HttpResponse.json(before)),
  http.get('*/api/desk/cases/RF-1/satisfaction', () => new HttpResponse(null, { status: 204 })),
  http.post('*/api/desk/cases/RF-1/satisfaction', async ({ request }) => {
    noted.push((await request.json()) as NewSatisfaction);
    const scores = noted.map((each) => each.phases).reduce((one, other) => ({ ...one, ...other }));
    return HttpResponse.json(
      { score: 4, phases: scores, through: 'phone', givenAt: '2026-11-20T10:42:00Z' },
      { status: 201 },
    );
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => {
  server.close();
});

it('takes a stage along with the score, and later by itself', async () => {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Satisfaction reference="RF-1" closed phases={phases} />
    </QueryClientProvider>,
  );
  expect(screen.queryByLabelText('Repair')).toBeNull();
  await user.selectOptions(screen.getByLabelText('Received'), '5');
  expect(noted).toEqual([]);
  await user.click(screen.getByRole('button', { name: '4, good' }));
  await screen.findByText(/^4 of 5/);
  expect(noted).toEqual([{ score: 4, phases: { received: 5 } }]);

  await user.selectOptions(screen.getByLabelText('Decided'), '2');
  await waitFor(() => {
    expect(noted.at(1)).toEqual({ phases: { decided: 2 } });
  });
  await waitFor(() => {
    expect(screen.getByLabelText<HTMLSelectElement>('Decided').value).toBe('2');
  });
  expect(screen.getByLabelText<HTMLSelectElement>('Received').value).toBe('5');
});

it('shows in an open case what was said before it was reopened, and notes nothing', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Satisfaction reference="RF-2" closed={false} phases={phases} />
    </QueryClientProvider>,
  );
  await screen.findByText('Not fair');
  expect(screen.getByText(/said before the case was reopened/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Take these words away' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '4, good' })).toBeNull();
});
