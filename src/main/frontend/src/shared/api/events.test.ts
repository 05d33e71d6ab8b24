import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { follow, liveState, onChanges, type Change } from './events';
import { tellSignedIn } from './signedOut';

/** The streams that were opened, oldest first; a test plays the service's part. */
let opened: Stream[];
let channels: Channel[];
/** Gives the lock to the tab that waits for it. */
let lead: (() => void) | undefined;
let isFirst: boolean;
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

/** The other tabs of the browser hear what one says, and may say something themselves. */
class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  said: unknown[] = [];

  constructor() {
    channels.push(this);
  }

  postMessage = (message: unknown) => this.said.push(message);
  close = () => undefined;
}

beforeEach(() => {
  vi.useFakeTimers();
  // In the middle: neither sooner nor later.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  opened = [];
  channels = [];
  heard = [];
  isFirst = true;
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('BroadcastChannel', Channel);
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: (_name: string, _how: object, held: () => Promise<void>) => {
        if (isFirst) return held();
        return new Promise<void>((done) => {
          lead = () => void held().then(done);
        });
      },
    },
  });
  off = onChanges((changes) => heard.push(...changes));
  stop = follow();
});

afterEach(() => {
  stop();
  off();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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

it('takes a place like everybody once it had one again', async () => {
  streamNow().letIn();
  streamNow().says({ type: 'let-go', ids: [] });
  await seconds(60);
  expect(streamNow().address).toBe('/api/events?ifRoom=true');
  streamNow().letIn();
  streamNow().refuse();
  await seconds(5);
  expect(streamNow().address).toBe('/api/events');
});

it('comes back a quarter sooner or later than others', async () => {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  streamNow().refuse();
  await seconds(3.7);
  expect(opened).toHaveLength(1);
  await seconds(0.1);
  expect(opened).toHaveLength(2);
  random.mockReturnValue(0.999);
  streamNow().refuse();
  await seconds(12.4);
  expect(opened).toHaveLength(2);
  await seconds(0.2);
  expect(opened).toHaveLength(3);
});

it('comes back at once when the network is back or somebody signs in', async () => {
  for (const _ of [5, 10, 20]) {
    streamNow().refuse();
    await seconds(60);
  }
  streamNow().refuse();
  const before = opened.length;
  window.dispatchEvent(new Event('online'));
  expect(opened).toHaveLength(before + 1);
  streamNow().refuse();
  tellSignedIn();
  expect(opened).toHaveLength(before + 2);
  await seconds(120);
  expect(opened).toHaveLength(before + 2);
  streamNow().letIn();
  window.dispatchEvent(new Event('online'));
  await seconds(1);
  expect(opened).toHaveLength(before + 2);
});

it('who was let go is not hastened: there may be no room yet', async () => {
  streamNow().letIn();
  streamNow().says({ type: 'let-go', ids: [] });
  window.dispatchEvent(new Event('online'));
  await seconds(59);
  expect(opened).toHaveLength(1);
});

const saysTheOther = (data: object) => {
  const channel = channels.at(-1);
  channel?.onmessage?.({ data });
};

function asSecondTab() {
  stop();
  isFirst = false;
  opened = [];
  stop = follow();
}

it('asks for everything anew when it takes over from a tab that has gone', async () => {
  asSecondTab();
  saysTheOther({ kind: 'state', connected: true });
  await seconds(2);
  expect(liveState.get().state).toBe('live');
  expect(opened).toHaveLength(0);
  heard = [];
  lead?.();
  expect(liveState.get().state).toBe('reconnecting');
  streamNow().letIn();
  await seconds(1);
  expect(liveState.get().state).toBe('live');
  expect(heard).toContainEqual({ type: 'all', ids: [] });
});

it('believes the tab that listens for it only while that one speaks', async () => {
  asSecondTab();
  saysTheOther({ kind: 'state', connected: true });
  await seconds(14);
  expect(liveState.get().state).toBe('live');
  saysTheOther({ kind: 'state', connected: true });
  await seconds(14);
  expect(liveState.get().state).toBe('live');
  await seconds(2);
  expect(liveState.get().state).toBe('reconnecting');
});

it('says nothing of a stream that is renewed, and tells when it stays away', async () => {
  streamNow().letIn();
  await seconds(2);
  heard = [];
  streamNow().readyState = 0;
  streamNow().onerror();
  await seconds(5);
  expect(liveState.get().state).toBe('live');
  streamNow().letIn();
  await seconds(20);
  expect(liveState.get().state).toBe('live');
  // The service has told this stream itself what it missed.
  expect(heard).toEqual([]);

  streamNow().readyState = 0;
  streamNow().onerror();
  streamNow().onerror();
  await seconds(9);
  expect(liveState.get().state).toBe('live');
  await seconds(1);
  expect(liveState.get().state).toBe('reconnecting');
});
