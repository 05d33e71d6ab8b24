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

/** My changes, made to what somebody else has put in force meanwhile; `add` gives a row that is not there its place. */
export const rebasedBy =
  <Item, Cells>(
    rowsOf: (items: Item[]) => EditedRow<Cells>[],
    changeOf: (row: EditedRow<Cells>) => Change | undefined,
    add: (rows: EditedRow<Cells>[], cells: Cells) => EditedRow<Cells>[],
  ) =>
  (rows: EditedRow<Cells>[], items: Item[]): EditedRow<Cells>[] => {
    const mine = new Map(
      rows.filter((row) => row.base && changeOf(row)).map((row) => [row.id, row]),
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
