import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallToMake } from '../../shared/api/schema';
import { Calls } from './CallsPage';
import './desk.words';

const asked: string[][] = [];
const server = setupServer(
  http.get('*/api/announcements/cases', ({ request }) => {
    const references = new URL(request.url).searchParams.getAll('case');
    asked.push(references);
    const prices = {
      announcement: 1,
      subject: 'Prices',
      point: 'They rise.',
      effectiveOn: '2026-04-01',
    };
    return HttpResponse.json({
      items: references.map((reference) => ({ reference, points: [prices] })),
    });
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => {
  server.close();
});

const call = (reference: string, taken?: Partial<CallToMake['taken']>) =>
  ({
    about: { reference, customer: { name: 'Kim' }, title: 'Refund', language: 'en' },
    phone: '1',
    risk: 'risk',
    ...(taken && { taken: { at: '2026-11-20T10:42:00Z', byName: 'Cem', ...taken } }),
  }) as unknown as CallToMake;

it('says what to say of a call that nobody has taken, and of your own, not of a colleague’s', async () => {
  const calls = [
    call('RF-1'),
    call('RF-2', { yours: true, reference: 'RF-2' }),
    call('RF-3', { yours: false, reference: 'RF-3' }),
  ];
  const page = createRootRoute({
    component: () => <Calls calls={calls} />,
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider
        router={createRouter({
          routeTree: page,
          history: createMemoryHistory({ initialEntries: ['/'] }),
        })}
      />
    </QueryClientProvider>,
  );
  await waitFor(() => {
    expect(screen.getAllByText('They rise.')).toHaveLength(2);
  });
  expect(asked).toEqual([['RF-1', 'RF-2']]);
});
