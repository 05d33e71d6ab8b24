/** One row of a table while somebody works on it, every cell as people type it. */
export interface EditedRow<Cells> {
  id: string;
  cells: Cells;
  /** As it is in force; absent for a row that is new. */
  base: Cells | undefined;
  removed: boolean;
  /** Its id among the rows in force, where it came there after somebody began to work on it here. */
  as?: string;
}

export type Change = 'added' | 'changed' | 'removed';

/** What became of a row, told by what it means and not by how it is written. */
export const changeBy =
  <Cells>(same: (one: Cells, other: Cells) => boolean) =>
  ({ cells, base, removed }: EditedRow<Cells>): Change | undefined => {
    if (removed) return 'removed';
    if (!base) return 'added';
    return same(cells, base) ? undefined : 'changed';
  };

/** The rows that would be in force; their order is that of the table. */
export const kept = <Cells>(rows: EditedRow<Cells>[]) => rows.filter(({ removed }) => !removed);

export const changed = <Cells>(
  rows: EditedRow<Cells>[],
  id: string,
  change: Partial<Cells>,
): EditedRow<Cells>[] =>
  rows.map((row) => (row.id === id ? { ...row, cells: { ...row.cells, ...change } } : row));

/** A row that nobody has put in force is gone; one in force is marked, and can be put back. */
export const removed = <Cells>(
  rows: EditedRow<Cells>[],
  id: string,
  gone: boolean,
): EditedRow<Cells>[] =>
  rows.flatMap((row) =>
    row.id !== id ? [row] : row.base ? [{ ...row, removed: gone }] : gone ? [] : [row],
  );

/** For a row that nobody has put in force yet. */
export const freshId = <Cells>(rows: EditedRow<Cells>[]) =>
  `new-${1 + Math.max(0, ...rows.map(({ id }) => Number(/^new-(\d+)$/.exec(id)?.[1] ?? 0)))}`;

/** The rows of a table in force. `questionOf` says for what a row counts; that names it, as long as no two count for the same. */
export const rowsBy =
  <Item, Cells>(cellsOf: (item: Item) => Cells, questionOf: (cells: Cells) => string) =>
  (items: Item[]): EditedRow<Cells>[] => {
    const seen = new Map<string, number>();
    return items.map((item) => {
      const cells = cellsOf(item);
      const question = questionOf(cells);
      const times = (seen.get(question) ?? 0) + 1;
      seen.set(question, times);
      return {
        id: times > 1 ? `${question}#${times}` : question,
        cells,
        base: cells,
        removed: false,
      };
    });
  };

/**
 * The rows once those that were `sent` are `inForce`, in the same order. A row keeps its id, so that whoever types in it
 * can go on, and keeps what has become of it since it was sent.
 */
export function goneOn<Cells>(
  rows: EditedRow<Cells>[],
  sent: EditedRow<Cells>[],
  inForce: EditedRow<Cells>[],
): EditedRow<Cells>[] {
  const now = new Map(
    kept(sent).flatMap(({ id }, at) => {
      const row = inForce[at];
      return row ? [[id, { ...row, id, as: row.id }] as const] : [];
    }),
  );
  const before = new Map(sent.map((row) => [row.id, row]));
  const here = new Set(rows.map(({ id }) => id));
  const mine = rows.flatMap((row): EditedRow<Cells>[] => {
    const fresh = now.get(row.id);
    if (before.get(row.id) === row) return fresh ? [fresh] : [];
    if (fresh) return [{ ...fresh, cells: row.cells, removed: row.removed }];
    const { as: _as, ...added } = row;
    return row.removed ? [] : [{ ...added, base: undefined }];
  });
  // A new row that was sent, and taken away before the answer, is in force all the same.
  const takenAway = [...now.values()].filter(({ id }) => !here.has(id));
  return [...mine, ...takenAway.map((row) => ({ ...row, removed: true }))];
}

/** My changes, made to what somebody else has put in force meanwhile; `add` gives a row that is not there its place. */
export const rebasedBy =
  <Item, Cells>(
    rowsOf: (items: Item[]) => EditedRow<Cells>[],
    changeOf: (row: EditedRow<Cells>) => Change | undefined,
    add: (rows: EditedRow<Cells>[], cells: Cells) => EditedRow<Cells>[],
  ) =>
  (rows: EditedRow<Cells>[], items: Item[]): EditedRow<Cells>[] => {
    const mine = new Map(
      rows.filter((row) => row.base && changeOf(row)).map((row) => [row.as ?? row.id, row]),
    );
    const fresh = rowsOf(items).map((row) => {
      const change = mine.get(row.id);
      mine.delete(row.id);
      return change ? { ...row, cells: change.cells, removed: change.removed } : row;
    });
    const left = [...mine.values()].filter((row) => !row.removed);
    return [...rows.filter(({ base }) => !base), ...left].reduce(
      (known, { cells }) => add(known, cells),
      fresh,
    );
  };

/** `items[3].target` → the fourth of the rows that were sent, and the column. */
export function placeIn<Cells>(
  rows: EditedRow<Cells>[],
  field: string,
): { row: EditedRow<Cells>; column: string } | undefined {
  const match = /^items\[(\d+)\]\.(\w+)$/.exec(field);
  const row = match ? kept(rows)[Number(match[1])] : undefined;
  return row && { row, column: match?.[2] ?? '' };
}
