import { renderHook, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fields, WorkTask } from '../../shared/api/schema';
import { useDraft } from './useDraft';

const task = { id: '7', data: { amount: 3 } } as unknown as WorkTask;
let asked: { data: Fields; version: number }[];
let stands: { data: Fields; version: number };

/** Refuses as the service does when another version stands. */
const server = setupServer(
  http.put('*/api/work/7/draft', async ({ request }) => {
    const body = (await request.json()) as { data: Fields; version: number };
    asked.push(body);
    const savedAt = '2026-11-20T10:42:00Z';
    if (body.version !== stands.version) {
      const fields = Object.entries(stands.data)
        .filter(([field, saved]) => saved !== body.data[field])
        .map(([field, saved]) => ({ field, yours: body.data[field], saved }));
      const problem = {
        status: 409,
        code: 'draft-changed',
        savedAt,
        version: stands.version,
        fields,
      };
      return HttpResponse.json(problem, { status: 409 });
    }
    stands = { data: body.data, version: body.version + 1 };
    return HttpResponse.json({ savedAt, version: stands.version });
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
beforeEach(() => {
  localStorage.clear();
  asked = [];
  stands = { data: {}, version: 0 };
});
afterAll(() => {
  server.close();
});

const open = (editable: boolean) =>
  renderHook((props: { editable: boolean }) => useDraft(task, 'anna', props.editable), {
    initialProps: { editable },
  });

describe('the draft of an item', () => {
  it('asks nothing where only another window typed, also when the form was there first', async () => {
    stands = { data: { amount: 7, note: '' }, version: 1 };
    const { result, rerender } = open(false);
    result.current.began({ amount: 3, note: '' });
    rerender({ editable: true });
    result.current.changed({ amount: 3, note: 'here' });
    result.current.flush();
    await waitFor(() => {
      expect(result.current.initial).toEqual({ amount: 7, note: 'here' });
    });
    result.current.flush();
    await waitFor(() => {
      expect(stands).toEqual({ data: { amount: 7, note: 'here' }, version: 2 });
    });
  });

  it('goes on with its own when the item was given back and claimed again', async () => {
    const { result, rerender } = open(true);
    result.current.began({ amount: 3, note: '' });
    result.current.changed({ amount: 3, note: 'a' });
    result.current.flush();
    await waitFor(() => {
      expect(result.current.state.kind).toBe('saved');
    });
    rerender({ editable: false });
    rerender({ editable: true });
    result.current.changed({ amount: 3, note: 'ab' });
    result.current.flush();
    await waitFor(() => {
      expect(stands.data).toEqual({ amount: 3, note: 'ab' });
    });
    expect(asked.map(({ version }) => version)).toEqual([0, 1]);
  });
});
