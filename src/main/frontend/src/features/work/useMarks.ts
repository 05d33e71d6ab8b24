import { useCallback, useMemo, useState } from 'react';
import type { WorkSearch } from '.';
import { allBut, nothingMarked, stretched, toggled, type Marked } from './bulk.state';
import { asked } from './list.state';
import type { ListedItem } from './work.state';

/** The marked rows of the list that is shown; they stay from page to page, and another list has its own. */
export function useMarks(search: WorkSearch, items: ListedItem[]) {
  const list = JSON.stringify(asked(search));
  const [kept, set] = useState<Marked>(() => nothingMarked(list));
  const marked = useMemo(() => (kept.list === list ? kept : nothingMarked(list)), [kept, list]);
  const has = useCallback(
    (id: string) => marked.all !== undefined || marked.items.has(id),
    [marked],
  );
  const press = useCallback(
    (id: string, stretch: boolean) => {
      const item = items.find((each) => each.id === id);
      if (!item) return;
      if (marked.all !== undefined) set(allBut(marked, items, item));
      else set(stretch ? stretched(marked, items, item) : toggled(marked, item));
    },
    [marked, items],
  );
  return { marked, set, has, press };
}
