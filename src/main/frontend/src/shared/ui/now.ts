import { useSyncExternalStore } from 'react';
import { serverNowMillis } from '../api/serverClock';

/** One ticking clock for all chips of a screen, in the server's time. */
function clock(everyMillis: number) {
  let now = serverNowMillis();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => (timer === undefined ? (now = roundedTo(now, everyMillis)) : now),
    subscribe(listener: () => void) {
      listeners.add(listener);
      timer ??= setInterval(() => {
        now = serverNowMillis();
        listeners.forEach((each) => {
          each();
        });
      }, everyMillis);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

function roundedTo(kept: number, millis: number): number {
  const now = serverNowMillis();
  return Math.abs(now - kept) >= millis ? now : kept;
}

const seconds = clock(1_000);
const coarse = clock(10_000);

export function useNow(tick: 'second' | 'minute'): number {
  const source = tick === 'second' ? seconds : coarse;
  return useSyncExternalStore(source.subscribe, source.get);
}
