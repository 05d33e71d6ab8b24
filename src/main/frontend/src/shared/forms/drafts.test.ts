import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/http';
import type { DraftConflict, Fields } from '../api/schema';
import { DraftKeeper, keptDraft, type DraftState } from './drafts';

const saved = (version: number) => ({ savedAt: '2026-11-20T10:42:00Z', version });

const changed = (version: number, fields: DraftConflict[]) =>
  new Problem({ status: 409, code: 'draft-changed', version, fields });

function keeper(
  save: (data: Fields, version?: number) => Promise<{ savedAt: string; version: number }>,
) {
  const states: DraftState[] = [];
  const merges: Fields[] = [];
  const kept = new DraftKeeper({
    id: '7',
    who: 'anna',
    save,
    onState: (state) => states.push(state),
    onMerged: (data) => merges.push(data),
  });
  return { kept, last: () => states.at(-1), merged: () => merges.at(-1) };
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft', () => {
  it('is in the browser at once and on the server within five seconds', async () => {
    const save = vi.fn().mockResolvedValue(saved(1));
    const { kept, last } = keeper(save);
    kept.changed({ amount: 5 });
    expect(keptDraft('7', 'anna')?.data).toEqual({ amount: 5 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).toHaveBeenCalledExactlyOnceWith({ amount: 5 }, 0);
    expect(last()?.kind).toBe('saved');
    expect(keptDraft('7', 'anna')).toBeUndefined();
  });

  it('stays in the browser while the server cannot be reached, and is tried again', async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce(new Problem({ status: 0 }))
      .mockResolvedValue(saved(1));
    const { kept, last } = keeper(save);
    kept.changed({ amount: 5 });
    await kept.flush();
    expect(last()?.kind).toBe('local');
    expect(keptDraft('7', 'anna')?.data).toEqual({ amount: 5 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(last()?.kind).toBe('saved');
  });

  it('typed on while it was saved is saved again', async () => {
    const save = vi.fn().mockResolvedValue(saved(1));
    const { kept } = keeper(save);
    kept.changed({ amount: 5 });
    const saving = kept.flush();
    kept.changed({ amount: 55 });
    await saving;
    expect(keptDraft('7', 'anna')?.data).toEqual({ amount: 55 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).toHaveBeenLastCalledWith({ amount: 55 }, 1);
  });

  it('that was never acknowledged is there again after a reload', async () => {
    const first = keeper(vi.fn().mockRejectedValue(new Problem({ status: 401 })));
    first.kept.changed({ amount: 5 });
    await first.kept.flush();
    const save = vi.fn().mockResolvedValue(saved(1));
    keeper(save);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).toHaveBeenCalledExactlyOnceWith({ amount: 5 }, 0);
  });

  it('is not shown to another person at the same browser', () => {
    keeper(vi.fn()).kept.changed({ iban: 'NL91' });
    expect(keptDraft('7', 'bruno')).toBeUndefined();
  });

  it('is gone when the work is done', async () => {
    const save = vi.fn();
    const { kept } = keeper(save);
    kept.changed({ amount: 5 });
    kept.discard();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(save).not.toHaveBeenCalled();
    expect(keptDraft('7', 'anna')).toBeUndefined();
  });

  it('typed where another window typed, too, waits for a choice and loses neither', async () => {
    const save = vi
      .fn()
      .mockResolvedValueOnce(saved(1))
      .mockRejectedValueOnce(changed(3, [{ field: 'amount', yours: 5, saved: 7 }]))
      .mockResolvedValue(saved(4));
    const { kept, last, merged } = keeper(save);
    kept.changed({ amount: 1, note: 'a' });
    await kept.flush();
    kept.changed({ amount: 5, note: 'a' });
    await kept.flush();
    expect(last()?.kind).toBe('conflict');
    kept.changed({ amount: 5, note: 'ab' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(save).toHaveBeenCalledTimes(2);
    expect(keptDraft('7', 'anna')?.data).toEqual({ amount: 5, note: 'ab' });
    await kept.resolve(new Set(['amount']));
    expect(save).toHaveBeenLastCalledWith({ amount: 7, note: 'ab' }, 3);
    expect(merged()).toEqual({ amount: 7, note: 'ab' });
    expect(last()?.kind).toBe('saved');
  });

  it('and one from another window with other fields become one without asking', async () => {
    const save = vi
      .fn()
      .mockResolvedValueOnce(saved(1))
      .mockRejectedValueOnce(
        changed(2, [
          { field: 'amount', yours: 5, saved: 1 },
          { field: 'note', saved: 'there' },
        ]),
      )
      .mockResolvedValue(saved(3));
    const { kept, last, merged } = keeper(save);
    kept.changed({ amount: 1 });
    await kept.flush();
    kept.changed({ amount: 5 });
    await kept.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).toHaveBeenLastCalledWith({ amount: 5, note: 'there' }, 2);
    expect(merged()).toEqual({ amount: 5, note: 'there' });
    expect(last()?.kind).toBe('saved');
  });

  it('typed on while another one was found is asked about as it stands now', async () => {
    const save = vi
      .fn()
      .mockResolvedValueOnce(saved(1))
      .mockRejectedValueOnce(
        changed(2, [
          { field: 'amount', yours: 1, saved: 7 },
          { field: 'note', yours: 'ab', saved: 'b' },
          { field: 'place', yours: 'here', saved: 'there' },
        ]),
      )
      .mockResolvedValue(saved(3));
    const { kept, last } = keeper(save);
    kept.changed({ amount: 1, note: 'a', place: '' });
    await kept.flush();
    kept.changed({ amount: 1, note: 'ab', place: 'here' });
    const saving = kept.flush();
    kept.changed({ amount: 12, note: 'abc', place: 'there' });
    await saving;
    expect(last()).toMatchObject({
      kind: 'conflict',
      fields: [
        { field: 'amount', yours: 12, saved: 7 },
        { field: 'note', yours: 'abc', saved: 'b' },
      ],
    });
    expect(keptDraft('7', 'anna')?.data).toEqual({ amount: 12, note: 'abc', place: 'there' });
    await kept.resolve(new Set());
    expect(save).toHaveBeenLastCalledWith({ amount: 12, note: 'abc', place: 'there' }, 2);
  });

  it('is not asked about where nobody changed what the form showed, empty or not', async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce(
        changed(1, [
          { field: 'amount', yours: 3, saved: 7 },
          { field: 'place', yours: '', saved: 'there' },
          { field: 'note', yours: 'here', saved: '' },
        ]),
      )
      .mockResolvedValue(saved(2));
    const { kept, last, merged } = keeper(save);
    kept.began({ amount: 3, place: '', note: '' });
    kept.changed({ amount: 3, place: '', note: 'here' });
    await kept.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).toHaveBeenLastCalledWith({ amount: 7, place: 'there', note: 'here' }, 1);
    expect(merged()).toEqual({ amount: 7, place: 'there', note: 'here' });
    expect(last()?.kind).toBe('saved');
  });
});
