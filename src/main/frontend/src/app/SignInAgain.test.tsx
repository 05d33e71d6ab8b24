import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellSignedOut } from '../shared/api/signedOut';
import { Toasts } from '../shared/ui/Toasts';
import { SignInAgain } from './SignInAgain';

vi.mock('@tanstack/react-router', () => ({ useNavigate: () => vi.fn() }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.advanceTimersByTime(10_000);
});
afterEach(() => {
  vi.useRealTimers();
});

const note = () => screen.queryByText('Your sign-in has ended. What you typed is kept.');

it('leaves the focus with who types without a pause, and says beside their work how to sign in', () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <textarea aria-label="Letter" />
      <Toasts />
      <SignInAgain name="anna" />
    </QueryClientProvider>,
  );
  const letter = screen.getByLabelText('Letter');
  letter.focus();
  const types = (seconds: number) => {
    for (let second = 0; second < seconds; second++)
      act(() => {
        letter.dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
        if (second === 0) tellSignedOut();
        vi.advanceTimersByTime(1000);
      });
  };
  types(29);
  expect(note()).toBeNull();
  types(60);
  expect(note()).not.toBeNull();
  expect(document.activeElement).toBe(letter);
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByRole('dialog', { name: 'Please sign in again' })).toBeDefined();
  expect(document.activeElement).not.toBe(screen.getByLabelText('Password'));
  expect(screen.getAllByText('Your sign-in has ended. What you typed is kept.')).toHaveLength(1);
});
