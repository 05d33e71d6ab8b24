/** One row of a table while somebody works on it, every cell as people type it. */
export interface EditedRow<Cells> {
  id: string;
  cells: Cells;
  /** As it is in force; absent for a row that is new. */
  base: Cells | undefined;
  removed: boolean;
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
