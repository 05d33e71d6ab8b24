import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/http';
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
const never = new Promise<typeof found>(() => undefined);
const newest = { version: '2', items: found.items.map((item) => ({ ...item, days: '9' })) };

interface Asked {
  read?: () => Promise<typeof found>;
  change?: (version: string, items: Item[]) => Promise<typeof found>;
  /** What the server has in force, where that is not what was found. */
  inForce?: () => string;
}

/** The table as it is found is at work. */
function works({ read = () => Promise.resolve(newest), change = () => never, inForce }: Asked) {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(
    ({ table }: { table: typeof found }) =>
      useRowDraft({
        kind,
        found: table,
        editable: true,
        key: 'days',
        ask: () => Promise.resolve({ version: inForce?.() ?? table.version }),
        freshMillis: 60_000,
        change,
        onChanged: () => undefined,
        read,
      }),
    { wrapper, initialProps: { table: found } },
  );
}

type Result = ReturnType<typeof works>['result'];

/** The newest version is being read, under a changed row. */
function readsAgain(read: () => Promise<typeof found>) {
  const { result, rerender } = works({ read });
  act(() => {
    result.current.set(changed(result.current.rows, 'gas', { days: '5' }));
  });
  rerender({ table: newest });
  act(() => {
    result.current.readAgain(() => undefined);
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

  it('is what stands there once my changes are discarded', () => {
    const { result, rerender } = works({});
    act(() => {
      result.current.set(changed(result.current.rows, 'gas', { days: '5' }));
    });
    rerender({ table: newest });
    expect(result.current.base.version).toBe('1');
    act(() => {
      result.current.discard();
    });
    expect(itemsOf(result.current.rows).map(({ days }) => days)).toEqual(['9', '9', '9']);
    expect([result.current.base.version, result.current.dirty]).toEqual(['2', false]);
  });

  it('and cannot be read says so', async () => {
    const result = readsAgain(() => Promise.reject(new Error('no way')));
    await waitFor(() => {
      expect(result.current.problem).toEqual(new Error('no way'));
    });
    expect(result.current.meanwhile).toBe(true);
  });
});

describe('a table that is being put in force', () => {
  const type = (result: Result, id: string, days: string) => {
    act(() => {
      result.current.set(changed(result.current.rows, id, { days }));
    });
  };
  const shown = (result: Result) =>
    result.current.rows.map(({ id, cells, base, removed }) => [
      id,
      removed ? 'removed' : cells.days,
      base?.days,
    ]);

  /** It has another value for gas and one more row, and is on its way to the server. */
  async function sends() {
    let answer: () => void = () => undefined;
    let refuse: (error: unknown) => void = () => undefined;
    const change = vi.fn(
      (_version: string, items: Item[]) =>
        new Promise<typeof found>((resolve, reject) => {
          answer = () => {
            inForce = '2';
            resolve({ version: '2', items });
          };
          refuse = reject;
        }),
    );
    let inForce = '1';
    const { result, rerender } = works({ change, inForce: () => inForce });
    act(() => {
      const added = { name: 'heat', days: '7' };
      result.current.set([
        ...changed(result.current.rows, 'gas', { days: '5' }),
        { id: 'new-1', cells: added, base: undefined, removed: false },
      ]);
    });
    act(() => {
      result.current.apply(() => undefined);
    });
    await waitFor(() => {
      expect(result.current.applies && change.mock.calls.length).toBe(1);
    });
    const done = () =>
      waitFor(() => {
        expect(result.current.applies).toBe(false);
      });
    return {
      result,
      change,
      rerender,
      answered: () => {
        answer();
        return done();
      },
      refused: (error: unknown) => {
        refuse(error);
        return done();
      },
    };
  }

  it('keeps what is typed meanwhile as a change of what is then in force', async () => {
    const { result, answered, rerender } = await sends();
    type(result, 'gas', '55');
    type(result, 'new-1', '77');
    type(result, 'water', '33');
    await answered();
    const rows = [
      ['gas', '55', '5'],
      ['water', '33', '3'],
      ['power', '4', '4'],
      ['new-1', '77', '7'],
    ];
    expect(shown(result)).toEqual(rows);
    expect([result.current.base.version, result.current.meanwhile]).toEqual(['2', false]);
    rerender({ table: result.current.base });
    expect(shown(result)).toEqual(rows);
    const theirs = result.current.base.items.map((item) => ({ ...item, days: '9' }));
    const again = kind.rebased(result.current.rows, theirs);
    expect(itemsOf(again).map(({ name, days }) => name + days)).toEqual([
      'gas55',
      'water33',
      'power9',
      'heat77',
    ]);
  });

  it('knows a row that was taken away or added before the answer', async () => {
    const { result, answered } = await sends();
    act(() => {
      const [, ...others] = result.current.rows.filter(({ id }) => id !== 'new-1');
      const cells = { name: 'oil', days: '1' };
      result.current.set([
        ...others.map((row) => (row.id === 'water' ? { ...row, removed: true } : row)),
        { id: 'new-2', cells, base: undefined, removed: false },
      ]);
    });
    await answered();
    expect(shown(result)).toEqual([
      ['water', 'removed', '3'],
      ['power', '4', '4'],
      ['new-2', '1', undefined],
      ['gas', 'removed', '5'],
      ['new-1', 'removed', '7'],
    ]);
  });

  it('is unchanged then if nobody typed, and keeps a row open by its id', async () => {
    const { result, answered } = await sends();
    await answered();
    expect(result.current.dirty).toBe(false);
    expect(shown(result).at(-1)).toEqual(['new-1', '7', '7']);
  });

  it('is sent once, and a refusal is told although somebody typed', async () => {
    const { result, change, refused } = await sends();
    type(result, 'gas', '55');
    act(() => {
      result.current.apply(() => undefined);
    });
    await refused(new Problem({ status: 409, code: 'changed-meanwhile' }));
    expect(change).toHaveBeenCalledOnce();
    expect(result.current.meanwhile).toBe(true);
    expect(shown(result)[0]).toEqual(['gas', '55', '2']);
  });
});
