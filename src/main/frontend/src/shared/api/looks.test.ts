import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, expect, it } from 'vitest';
import { lookAgain, watchLooks } from './looks';

let client: QueryClient;
let sent: Record<string, string>[];

const again = { 'Look-Again': 'true' };
const query = {
  queryKey: ['desk', 'calls'],
  queryFn: (context: Parameters<typeof lookAgain>[0]) => {
    sent.push(lookAgain(context));
    return Promise.resolve(sent.length);
  },
  staleTime: 0,
};

/** Somebody opens a screen that shows it. */
const opened = async () => {
  const screen = new QueryObserver(client, query);
  const close = screen.subscribe(() => undefined);
  await screen.refetch();
  return { screen, close };
};

beforeEach(() => {
  client = new QueryClient();
  sent = [];
  watchLooks(client);
});

it('is a look when it is opened, and none when the screen reads it again', async () => {
  const { screen } = await opened();
  const first = sent.length;
  expect(sent).toEqual(Array.from({ length: first }, () => ({})));
  await screen.refetch();
  await client.invalidateQueries();
  expect(sent.slice(first)).toEqual([again, again]);
});

it('is a look again when it was left and is opened once more', async () => {
  const { close } = await opened();
  close();
  const before = sent.length;
  await opened();
  expect(sent[before]).toEqual({});
});

it('is a look when nobody had it on the screen', async () => {
  await client.prefetchQuery(query);
  await client.prefetchQuery(query);
  expect(sent).toEqual([{}, {}]);
});
