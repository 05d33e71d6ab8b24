import { onSignedIn } from './signedOut';

/** Which things changed; what they are now is always fetched, so that rights stay on the server. */
export interface Change {
  type: string;
  ids: string[];
  version?: number;
}

export type LiveState = 'live' | 'reconnecting' | 'paused';

export interface Live {
  state: LiveState;
  /** Since when the screens no longer follow, in milliseconds. */
  since: number;
}

const channelName = 'greenroom-live';

/** After how many milliseconds a stream that ended is opened again: ever later while it is refused. */
const soon = 5_000;
const rarely = 60_000;

/** A quarter sooner or later: browsers that were refused at one moment do not all come back at one moment. */
const about = (wait: number) => wait * (0.75 + Math.random() / 2);

/** A stream is renewed now and then: only one that stays away is worth a word. */
const renewed = 10_000;

/** For so long tabs believe the one that listens for them; it speaks every {@link speaks} milliseconds. */
const believed = 15_000;
const speaks = 5_000;

type Message = { kind: 'change'; change: Change } | { kind: 'state'; connected: boolean };

let live: Live = { state: 'reconnecting', since: Date.now() };
let connected = false;
let paused = false;
const stateListeners = new Set<() => void>();
const changeListeners = new Set<(changes: Change[]) => void>();
let waiting: Change[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function settle(): void {
  const state: LiveState = paused ? 'paused' : connected ? 'live' : 'reconnecting';
  if (state === live.state) return;
  live = { state, since: Date.now() };
  stateListeners.forEach((listener) => {
    listener();
  });
}

/** Changes are told at most once a second: a burst costs one refetch. */
function tell(change: Change): void {
  if (paused) return;
  waiting.push(change);
  timer ??= setTimeout(flush, 700);
}

function flush(): void {
  timer = undefined;
  const changes = waiting;
  waiting = [];
  changeListeners.forEach((listener) => {
    listener(changes);
  });
}

function parse(data: string): Change | undefined {
  try {
    const told = JSON.parse(data) as Partial<Change>;
    return typeof told.type === 'string'
      ? { ...told, type: told.type, ids: told.ids ?? [] }
      : undefined;
  } catch {
    return undefined;
  }
}

/** One stream per browser: the tab that holds the lock listens and passes on to the others. */
export function follow(): () => void {
  const channel = new BroadcastChannel(channelName);
  const end = new AbortController();
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let away: ReturnType<typeof setTimeout> | undefined;
  let silent: ReturnType<typeof setTimeout> | undefined;
  let wait = soon;
  let ifRoom = false;
  const receive = (message: Message) => {
    if (message.kind === 'change') tell(message.change);
    else {
      const back = message.connected && !connected;
      connected = message.connected;
      settle();
      if (back) tell({ type: 'all', ids: [] });
    }
  };
  const pass = (message: Message) => {
    receive(message);
    channel.postMessage(message);
  };
  channel.onmessage = (event: MessageEvent<Message>) => {
    receive(event.data);
    clearTimeout(silent);
    silent = setTimeout(() => {
      receive({ kind: 'state', connected: false });
    }, believed);
  };
  const open = () => {
    retry = undefined;
    source = new EventSource(`/api/events${ifRoom ? '?ifRoom=true' : ''}`);
    source.onmessage = (event: MessageEvent<string>) => {
      const change = parse(event.data);
      if (change?.type === 'let-go') giveWay();
      else if (change) pass({ kind: 'change', change });
    };
    source.onopen = () => {
      wait = soon;
      // It has its place now; another time it may take one like everybody.
      ifRoom = false;
      clearTimeout(away);
      away = undefined;
      pass({ kind: 'state', connected: true });
    };
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) {
        lost();
        later();
      } else away ??= setTimeout(lost, renewed);
    };
  };
  const lost = () => {
    clearTimeout(away);
    away = undefined;
    pass({ kind: 'state', connected: false });
  };
  // The network is back, or somebody has signed in: what was refused before need not be any more.
  const hasten = () => {
    if (retry === undefined || ifRoom) return;
    wait = soon;
    clearTimeout(retry);
    open();
  };
  const later = () => {
    retry = setTimeout(open, about(wait));
    wait = Math.min(wait * 2, rarely);
  };
  // Newer browsers of the same person follow now: this one comes back when there is room for all.
  const giveWay = () => {
    source?.close();
    ifRoom = true;
    wait = rarely;
    lost();
    later();
  };
  window.addEventListener('online', hasten);
  const offSignedIn = onSignedIn(hasten);
  void navigator.locks
    .request(channelName, { signal: end.signal }, () => {
      // Whoever listened before has gone, and nobody knows what has happened since.
      clearTimeout(silent);
      lost();
      open();
      const again = setInterval(() => {
        channel.postMessage({ kind: 'state', connected } satisfies Message);
      }, speaks);
      return new Promise<void>((done) => {
        end.signal.addEventListener('abort', () => {
          clearInterval(again);
          done();
        });
      });
    })
    .catch(() => undefined);
  const poll = setInterval(() => {
    if (!connected) tell({ type: 'all', ids: [] });
  }, 30_000);
  return () => {
    end.abort();
    window.removeEventListener('online', hasten);
    offSignedIn();
    [retry, away, silent].forEach(clearTimeout);
    clearInterval(poll);
    source?.close();
    channel.close();
    connected = false;
    settle();
  };
}

export const liveState = {
  get: () => live,
  subscribe: (listener: () => void) => {
    stateListeners.add(listener);
    return () => stateListeners.delete(listener);
  },
  setPaused(now: boolean) {
    paused = now;
    settle();
    if (!now) tell({ type: 'all', ids: [] });
  },
};

export function onChanges(listener: (changes: Change[]) => void): () => void {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}
