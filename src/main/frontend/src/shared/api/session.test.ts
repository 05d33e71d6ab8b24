import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { components } from './openapi';
import { sessionQuery } from './session';
import { onSignedOut } from './signedOut';

const server = setupServer(
  http.get('*/api/session', () => HttpResponse.json({ code: 'not-signed-in' }, { status: 401 })),
);
let told = 0;
const stop = onSignedOut(() => {
  told += 1;
});
beforeAll(() => {
  server.listen();
});
afterEach(() => {
  told = 0;
});
afterAll(() => {
  stop();
  server.close();
});

const asked = (client: QueryClient) => client.fetchQuery({ ...sessionQuery, staleTime: 0 });

it('is nobody before somebody signs in', async () => {
  expect(await asked(new QueryClient())).toBeNull();
  expect(told).toBe(0);
});

it('stays that of whom the screen is for when the sign-in ends, and says so', async () => {
  const client = new QueryClient();
  const olga = { user: { name: 'olga' } } as unknown as components['schemas']['Session'];
  client.setQueryData(sessionQuery.queryKey, olga);
  expect(await asked(client)).toEqual(olga);
  expect(told).toBe(1);
});
