import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellSignedOut } from '../shared/api/signedOut';
import { useSignInEnded } from './useSignInEnded';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.advanceTimersByTime(10_000);
});
afterEach(() => {
  vi.useRealTimers();
});

function refusedWhileTyping() {
  act(() => {
    document.body.dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
    tellSignedOut();
  });
}

function later() {
  act(() => {
    vi.advanceTimersByTime(3000);
  });
}

it('lets a sentence be finished before it says so', () => {
  const { result } = renderHook(useSignInEnded);
  refusedWhileTyping();
  expect(result.current.ended).toBe(false);
  later();
  expect(result.current.ended).toBe(true);
});

it('does not ask again for what was refused while the password was typed', () => {
  const { result } = renderHook(useSignInEnded);
  act(tellSignedOut);
  later();
  expect(result.current.ended).toBe(true);
  refusedWhileTyping();
  act(result.current.renewed);
  later();
  expect(result.current.ended).toBe(false);
});
