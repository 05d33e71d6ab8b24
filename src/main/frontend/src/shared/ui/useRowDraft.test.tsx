import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { changeBy, changed, freshId, kept, rebasedBy, rowsBy, type EditedRow } from './rows';
import { useRowDraft } from './useRowDraft';

interface Item {
  name: string;
  days: string;
}

const rowsOf = rowsBy(
  (item: Item) => item,
  ({ name }) => name,
);
const itemsOf = (rows: EditedRow<Item>[]) => kept(rows).map(({ cells }) => cells);
const changeOf = changeBy<Item>((one, other) => one.days === other.days);
const kind = {
  rowsOf,
  itemsOf,
  sameTable: (rows: EditedRow<Item>[], items: Item[]) =>
    JSON.stringify(itemsOf(rows)) === JSON.stringify(items),
  changeOf,
  rebased: rebasedBy(rowsOf, changeOf, (rows, cells) => [
    ...rows,
    { id: freshId(rows), cells, base: undefined, removed: false },
  ]),
  placeOf: () => undefined,
};
const found = {
  version: '1',
  items: [
    { name: 'gas', days: '2' },
    { name: 'water', days: '3' },
    { name: 'power', days: '4' },
  ],
};
const newest = { version: '2', items: found.items.map((item) => ({ ...item, days: '9' })) };

/** The newest version is being read, under a changed row. */
function readsAgain(read: () => Promise<typeof found>) {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result, rerender } = renderHook(
    ({ table }: { table: typeof found }) =>
      useRowDraft({
        kind,
        found: table,
        editable: true,
        key: 'days',
        ask: () => Promise.resolve({ version: table.version }),
        freshMillis: 60_000,
        change: () => Promise.resolve(found),
        onChanged: () => undefined,
        read,
      }),
    { wrapper, initialProps: { table: found } },
  );
  act(() => {
    result.current.set(changed(result.current.rows, 'gas', { days: '5' }));
  });
  rerender({ table: newest });
  act(() => {
    result.current.readAgain();
  });
  return result;
}

describe('a table that somebody changed meanwhile', () => {
  it('is read again under what I changed before and while it was read', async () => {
    let answer: (table: typeof found) => void = () => undefined;
    const read = new Promise<typeof found>((resolve) => {
      answer = resolve;
    });
    const result = readsAgain(() => read);
    await waitFor(() => {
      expect(result.current.reads).toBe(true);
    });
    act(() => {
      result.current.set(changed(result.current.rows, 'water', { days: '6' }));
    });
    answer(newest);
    await waitFor(() => {
      expect(result.current.reads).toBe(false);
    });
    expect(itemsOf(result.current.rows).map(({ days }) => days)).toEqual(['5', '6', '9']);
    expect(result.current.meanwhile).toBe(false);
  });

  it('and cannot be read says so', async () => {
    const result = readsAgain(() => Promise.reject(new Error('no way')));
    await waitFor(() => {
      expect(result.current.problem).toEqual(new Error('no way'));
    });
    expect(result.current.meanwhile).toBe(true);
  });
});
