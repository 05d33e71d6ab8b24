import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LogContact } from './LogContact';

const sent: { key: string | null; cause: string }[] = [];
let isDown = true;
const server = setupServer(
  http.post('*/api/desk/cases/RF-1/contacts', async ({ request }) => {
    const { cause } = (await request.json()) as { cause: string };
    sent.push({ key: request.headers.get('Idempotency-Key'), cause });
    return isDown ? HttpResponse.error() : HttpResponse.json({}, { status: 201 });
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => {
  server.close();
});

it('a contact that got no answer keeps its key, the next one has its own', async () => {
  const user = userEvent.setup();
  let logged = 0;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LogContact reference="RF-1" onLogged={() => logged++} />
    </QueryClientProvider>,
  );
  const delay = screen.getByRole('button', { name: 'It takes too long' });
  await user.click(delay);
  await screen.findByRole('alert');
  isDown = false;
  await user.click(delay);
  await waitFor(() => {
    expect(logged).toBe(1);
  });
  await user.click(delay);
  await waitFor(() => {
    expect(logged).toBe(2);
  });
  expect(sent[0]?.key).toBeTruthy();
  expect(sent[1]?.key).toBe(sent[0]?.key);
  expect(sent[2]?.key).not.toBe(sent[1]?.key);
});
