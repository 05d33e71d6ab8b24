import type { InfiniteData } from '@tanstack/react-query';
import type { WorkItem, WorkPage } from '../../shared/api/schema';

export type WorkPages = InfiniteData<WorkPage>;

export interface ListedItem extends WorkItem {
  /** When the clock of the item was read, in the server's milliseconds. */
  asOf: number;
}

/** All loaded pages as one list; an item that moved between two fetches appears once. */
export function listed(pages: WorkPages | undefined): ListedItem[] {
  const seen = new Set<string>();
  return (pages?.pages ?? []).flatMap(({ items, serverNow }) => {
    const asOf = Date.parse(serverNow);
    return items.flatMap((item) => {
      if (seen.has(item.id)) return [];
      seen.add(item.id);
      return [{ ...item, asOf }];
    });
  });
}

/** The item to go to after this one: the next one a person may take, else the one before. */
export function nextItem(items: WorkItem[], id: string, me: string): string | undefined {
  const at = items.findIndex((item) => item.id === id);
  const free = (item: WorkItem) => item.id !== id && (!item.assignee || item.assignee === me);
  return (items.slice(at + 1).find(free) ?? items.slice(0, Math.max(at, 0)).findLast(free))?.id;
}

export function withAssignee(
  pages: WorkPages | undefined,
  id: string,
  assignee: string | undefined,
): WorkPages | undefined {
  return mapItems(pages, (item) => [item.id === id ? heldBy(item, assignee) : item]);
}

/** The item as it is once somebody holds it, or nobody. */
export function heldBy<Item extends WorkItem>(item: Item, assignee: string | undefined): Item {
  const { assignee: _before, assigneeName: _name, ...rest } = item;
  return { ...rest, ...(assignee === undefined ? {} : { assignee }) } as Item;
}

export function withoutItem(pages: WorkPages | undefined, id: string): WorkPages | undefined {
  return mapItems(pages, (item) => (item.id === id ? [] : [item]));
}

function mapItems(
  pages: WorkPages | undefined,
  map: (item: WorkItem) => WorkItem[],
): WorkPages | undefined {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page) => ({ ...page, items: page.items.flatMap(map) })),
    }
  );
}

export type Holder = { kind: 'free' } | { kind: 'me' } | { kind: 'other'; name: string };

export function holderOf(item: Pick<WorkItem, 'assignee' | 'assigneeName'>, me: string): Holder {
  if (!item.assignee) return { kind: 'free' };
  return item.assignee === me
    ? { kind: 'me' }
    : { kind: 'other', name: item.assigneeName ?? item.assignee };
}
