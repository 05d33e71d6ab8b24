import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recomputation } from '../../shared/api/schema';
import { Recomputing } from './Recomputing';

const going: Recomputation = {
  id: 'r1',
  subject: 'calendar',
  key: 'nl-office',
  version: '2',
  state: 'running',
  total: 1000,
  checked: 412,
  moved: 31,
  startedBy: 'olga',
  startedAt: new Date().toISOString(),
};
const over: Recomputation = {
  ...going,
  state: 'done',
  checked: 1000,
  moved: 77,
  finishedAt: new Date().toISOString(),
};
let items: Recomputation[] = [];

const server = setupServer(http.get('*/api/recomputations', () => HttpResponse.json({ items })));
beforeAll(() => {
  server.listen();
});
afterAll(() => {
  server.close();
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={client}>
      <Recomputing />
    </QueryClientProvider>,
  );
  return { client, container };
}

describe('how far due dates are worked out again', () => {
  it('is told in words and as a bar, and then what became of it', async () => {
    items = [going];
    show();
    expect(
      await screen.findByText('Calendar nl-office: 412 of 1,000 due dates checked'),
    ).toBeDefined();
    const bar = screen.getByRole<HTMLProgressElement>('progressbar');
    expect([bar.value, bar.max]).toEqual([412, 1000]);
    items = [over];
    expect(
      await screen.findByText(/all 1,000 due dates checked, 77 moved/, {}, { timeout: 3_000 }),
    ).toBeDefined();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('is no news a day later, nor when nothing was open', async () => {
    items = [
      { ...over, finishedAt: '2026-01-01T00:00:00Z' },
      { ...over, id: 'r2', total: 0 },
    ];
    const { client, container } = show();
    await waitFor(() => {
      expect(client.getQueryData(['recomputations'])).toBeDefined();
    });
    expect(container.textContent).toBe('');
  });
});
