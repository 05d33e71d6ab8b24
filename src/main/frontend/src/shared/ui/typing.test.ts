import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atAPause } from './typing';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.advanceTimersByTime(10_000);
});
afterEach(() => {
  vi.useRealTimers();
});

function type() {
  document.body.dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
}

it('does at once what nobody who types could be hurt by', () => {
  const act = vi.fn();
  atAPause(act);
  expect(act).toHaveBeenCalledOnce();
});

it('waits for the pause of somebody who goes on typing, and then does it once', () => {
  const act = vi.fn();
  type();
  atAPause(act);
  vi.advanceTimersByTime(1500);
  type();
  vi.advanceTimersByTime(1500);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(act).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(5000);
  expect(act).toHaveBeenCalledOnce();
});

it('does not do what was called off meanwhile', () => {
  const act = vi.fn();
  type();
  const callOff = atAPause(act);
  callOff();
  vi.advanceTimersByTime(5000);
  expect(act).not.toHaveBeenCalled();
});
