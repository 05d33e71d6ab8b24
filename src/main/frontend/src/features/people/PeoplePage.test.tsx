import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PeoplePage } from './PeoplePage';

const server = setupServer(
  http.get('*/api/session', () => HttpResponse.json(null, { status: 401 })),
  http.get('*/api/presence', () => HttpResponse.json({ items: [], queues: [] })),
  http.get('*/api/people', () =>
    HttpResponse.json({
      items: [
        {
          name: 'berta',
          displayName: 'Berta',
          roles: [],
          teams: ['refunds-lead', 'process-owners'],
          skills: {},
          version: 1,
        },
      ],
    }),
  ),
  http.get('*/api/work/groups', () =>
    HttpResponse.json({ items: [{ id: 'refunds-lead', label: 'Leitung Erstattungen' }] }),
  ),
);
beforeAll(() => {
  server.listen();
});
afterAll(() => {
  server.close();
});

it('calls teams what the reader calls them, and spells out what has no word', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PeoplePage />
    </QueryClientProvider>,
  );
  expect(await screen.findByText('Leitung Erstattungen, process owners')).toBeDefined();
});
