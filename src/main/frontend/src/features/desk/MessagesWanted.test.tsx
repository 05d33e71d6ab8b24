import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import MessagesWanted from './MessagesWanted';

let known = false;
const server = setupServer(
  http.get('*/api/notices/customers/C-1', () =>
    known ? HttpResponse.json({ wantsMessages: true }) : new HttpResponse(null, { status: 500 }),
  ),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => {
  server.close();
});

it('says that it does not know whether a customer wants messages, and asks again', async () => {
  const user = userEvent.setup();
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MessagesWanted customer="C-1" />
    </QueryClientProvider>,
  );
  const retry = await screen.findByRole('button');
  known = true;
  await user.click(retry);
  expect((await screen.findByRole<HTMLInputElement>('checkbox')).checked).toBe(true);
});
