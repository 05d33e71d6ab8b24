import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dismiss, toast, toastStore } from './toasts';

describe('toasts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    toastStore.get().forEach(({ id }) => {
      dismiss(id);
    });
    vi.useRealTimers();
  });

  it('stay as long as it takes to read them', () => {
    toast('Done');
    toast('x'.repeat(290));
    vi.advanceTimersByTime(6_100);
    expect(toastStore.get().map(({ text }) => text.length)).toEqual([290]);
    vi.advanceTimersByTime(4_000);
    expect(toastStore.get()).toEqual([]);
  });

  it('say no more than can be read beside the work', () => {
    toast('word '.repeat(1_000));
    expect(toastStore.get()[0]?.text).toHaveLength(300);
    expect(toastStore.get()[0]?.text.endsWith('…')).toBe(true);
  });
});
