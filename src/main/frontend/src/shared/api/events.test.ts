import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { follow, liveState, onChanges, type Change } from './events';

/** The streams that were opened, oldest first; a test plays the service's part. */
let opened: Stream[];
let heard: Change[];
let stop: () => void;
let off: () => void;

class Stream {
  static readonly CLOSED = 2;
  readyState = 0;
  onopen = () => undefined;
  onmessage = (_event: { data: string }) => undefined;
  onerror = () => undefined;

  constructor(readonly address: string) {
    opened.push(this);
  }

  close() {
    this.readyState = Stream.CLOSED;
  }

  letIn() {
    this.readyState = 1;
    this.onopen();
  }

  says(change: Partial<Change>) {
    this.onmessage({ data: JSON.stringify(change) });
  }

  refuse() {
    this.close();
    this.onerror();
  }
}

class Channel {
  onmessage = null;
  postMessage = () => undefined;
  close = () => undefined;
}

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  heard = [];
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('BroadcastChannel', Channel);
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: (_name: string, _how: object, held: () => Promise<void>) => held() },
  });
  off = onChanges((changes) => heard.push(...changes));
  stop = follow();
});

afterEach(() => {
  stop();
  off();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);
const streamNow = () => {
  const stream = opened.at(-1);
  if (!stream) throw new Error('No stream was opened');
  return stream;
};

it('follows one stream and tells what changed', async () => {
  expect(opened.map(({ address }) => address)).toEqual(['/api/events']);
  streamNow().letIn();
  streamNow().says({ type: 'work', ids: ['t-1'], version: 7 });
  await seconds(1);
  expect(liveState.get().state).toBe('live');
  expect(heard).toContainEqual({ type: 'work', ids: ['t-1'], version: 7 });
});

it('asks ever more rarely while it is refused, and soon again once it was let in', async () => {
  const asked = async (wait: number) => {
    const before = opened.length;
    streamNow().refuse();
    await seconds(wait - 1);
    expect(opened).toHaveLength(before);
    await seconds(1);
    expect(opened).toHaveLength(before + 1);
  };
  for (const wait of [5, 10, 20, 40, 60, 60]) await asked(wait);
  expect(liveState.get().state).toBe('reconnecting');
  streamNow().letIn();
  expect(liveState.get().state).toBe('live');
  await asked(5);
  expect(opened.every(({ address }) => address === '/api/events')).toBe(true);
});

it('comes back late, and only where there is room, when it was let go for a newer one', async () => {
  streamNow().letIn();
  const first = streamNow();
  first.says({ type: 'let-go', ids: [] });
  expect(first.readyState).toBe(Stream.CLOSED);
  expect(liveState.get().state).toBe('reconnecting');
  await seconds(59);
  expect(opened).toHaveLength(1);
  await seconds(1);
  expect(streamNow().address).toBe('/api/events?ifRoom=true');
  expect(heard).not.toContainEqual({ type: 'let-go', ids: [] });

  streamNow().refuse();
  await seconds(59);
  expect(opened).toHaveLength(2);
  await seconds(1);
  expect(streamNow().address).toBe('/api/events?ifRoom=true');
  await seconds(2);
  heard = [];
  streamNow().letIn();
  await seconds(1);
  expect(liveState.get().state).toBe('live');
  // What was missed meanwhile has no name: everything is asked for anew.
  expect(heard).toContainEqual({ type: 'all', ids: [] });
});
