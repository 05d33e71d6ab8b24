import type { WorkItem } from '../../shared/api/schema';

/** Rows that were marked by hand, across pages, or a whole list as it was counted. */
export interface Marked {
  /** Of which list: another one has marks of its own. */
  list: string;
  items: ReadonlyMap<string, WorkItem>;
  /** From where the next stretch goes. */
  from?: string | undefined;
  /** The whole list, with as many items as it had. */
  all?: number | undefined;
}

export const nothingMarked = (list: string): Marked => ({ list, items: new Map() });

export const howMany = ({ items, all }: Marked) => all ?? items.size;

/** Marks a row, or takes its mark away. */
export function toggled(marked: Marked, item: WorkItem): Marked {
  const items = new Map(marked.items);
  if (!items.delete(item.id)) items.set(item.id, item);
  return { list: marked.list, items, from: item.id };
}

/** Of a list that is marked as a whole, the rows that are shown without the one that was pressed. */
export function allBut(marked: Marked, rows: WorkItem[], item: WorkItem): Marked {
  const items = new Map(rows.map((row) => [row.id, row]));
  items.delete(item.id);
  return { list: marked.list, items, from: item.id };
}

/** Marks every row from the last one that was marked to this one. */
export function stretched(marked: Marked, rows: WorkItem[], to: WorkItem): Marked {
  const start = rows.findIndex(({ id }) => id === marked.from);
  const end = rows.findIndex(({ id }) => id === to.id);
  if (start < 0 || end < 0) return toggled({ ...marked, items: without(marked, to.id) }, to);
  const items = new Map(marked.items);
  rows.slice(Math.min(start, end), Math.max(start, end) + 1).forEach((row) => {
    items.set(row.id, row);
  });
  return { list: marked.list, items, from: marked.from };
}

function without({ items }: Marked, id: string): ReadonlyMap<string, WorkItem> {
  return new Map([...items].filter(([each]) => each !== id));
}
