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

function typesOn(seconds: number) {
  for (let second = 0; second < seconds; second++)
    act(() => {
      document.body.dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
      vi.advanceTimersByTime(1000);
    });
}

it('tells who types without a pause beside their work, and asks once they want or pause', () => {
  const { result } = renderHook(useSignInEnded);
  refusedWhileTyping();
  typesOn(20);
  refusedWhileTyping();
  typesOn(9);
  expect(result.current.toldBeside).toBe(false);
  typesOn(2);
  expect([result.current.ended, result.current.toldBeside]).toEqual([false, true]);
  typesOn(60);
  expect([result.current.ended, result.current.toldBeside]).toEqual([false, true]);
  act(result.current.ask);
  expect([result.current.ended, result.current.toldBeside]).toEqual([true, false]);
});

it('asks at the pause of who was told beside their work', () => {
  const { result } = renderHook(useSignInEnded);
  refusedWhileTyping();
  typesOn(31);
  expect(result.current.toldBeside).toBe(true);
  later();
  expect([result.current.ended, result.current.toldBeside]).toEqual([true, false]);
});

it('tells nobody who has signed in since', () => {
  const { result } = renderHook(useSignInEnded);
  refusedWhileTyping();
  typesOn(20);
  act(result.current.renewed);
  typesOn(20);
  expect(result.current.toldBeside).toBe(false);
  refusedWhileTyping();
  typesOn(31);
  expect(result.current.toldBeside).toBe(true);
});
