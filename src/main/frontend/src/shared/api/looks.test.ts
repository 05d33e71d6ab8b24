import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lookAgain, watchLooks } from './looks';

let client: QueryClient;
let sent: Record<string, string>[];
let stop: () => void;

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
  stop = watchLooks(client);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
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

it('is a look at each further page, and none when all of them are read again', async () => {
  const pages = new InfiniteQueryObserver(client, {
    queryKey: ['desk', 'past'],
    queryFn: (context: Parameters<typeof lookAgain>[0]) => {
      sent.push(lookAgain(context));
      return Promise.resolve(sent.length);
    },
    initialPageParam: 0,
    getNextPageParam: (last: number) => last,
    staleTime: Infinity,
  });
  pages.subscribe(() => undefined);
  await vi.waitFor(() => {
    expect(pages.getCurrentResult().isSuccess).toBe(true);
  });
  await pages.fetchNextPage();
  expect(sent).toEqual([{}, {}]);
  await pages.refetch();
  expect(sent[2]).toEqual(again);
});

const turns = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
};

it.each([
  [4, again],
  [6, {}],
])('after %i minutes in the background sends %o', async (minutes, headers) => {
  const { screen } = await opened();
  vi.useFakeTimers({ toFake: ['Date'] });
  turns('hidden');
  vi.setSystemTime(Date.now() + minutes * 60_000);
  turns('visible');
  await screen.refetch();
  expect(sent.at(-1)).toEqual(headers);
});
