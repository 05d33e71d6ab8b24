import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FormSchema, WorkTask } from '../../shared/api/schema';
import LeftDraft from './LeftDraft';

const words = Array.from({ length: 900 }, (_, at) => `word${String(at)}`).join(' ');
const task = {
  id: '7',
  state: 'completed',
  doneBy: 'berta',
  data: {},
  draft: { data: { reason: words }, savedAt: '2026-11-20T10:42:00Z', version: 1 },
} as unknown as WorkTask;
const done: string[] = [];
let refused = false;
const server = setupServer(
  http.post('*/api/work/7/notes', async ({ request }) => {
    const { text } = (await request.json()) as { text: string };
    if (done.length === 2 && !refused) {
      refused = true;
      return HttpResponse.json({ status: 503 }, { status: 503 });
    }
    done.push(text);
    return HttpResponse.json({ told: [], notTold: [] });
  }),
  http.delete('*/api/work/7/draft', () => {
    done.push('forgotten');
    return new HttpResponse(null, { status: 204 });
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => {
  server.close();
});

it('what is longer than a note becomes several, and is forgotten only when all are written', async () => {
  const user = userEvent.setup();
  const schema = { components: [{ key: 'reason', label: 'Reason', type: 'textarea' }] };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LeftDraft task={task} who="anna" schema={schema as unknown as FormSchema} />
    </QueryClientProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'Keep as a note' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Your entries are kept.');
  expect(done).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Keep as a note' }));
  await waitFor(() => {
    expect(done.at(-1)).toBe('forgotten');
  });
  expect(done.slice(0, -1).join(' ')).toBe(`Reason: ${words}`);
  expect(done.every((text) => text.length <= 2000)).toBe(true);
});
