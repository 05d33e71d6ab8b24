import { useEffect, useRef, type RefObject } from 'react';
import type { WorkPage } from '../../shared/api/schema';
import { getRouteApi } from '@tanstack/react-router';
import type { WorkSearch } from '.';
import type { ListedItem } from './work.state';
import { focusedItem } from './WorkList';

const route = getRouteApi('/work');

/** At the end of a page the keys that move go on to the next one, and back. Says whether it does. */
export function usePageTurn(
  search: WorkSearch,
  page: WorkPage | undefined,
  items: ListedItem[],
  listRef: RefObject<HTMLDivElement | null>,
  stale: boolean,
  onArrive: (id: string) => void,
) {
  const navigate = route.useNavigate();
  const arriving = useRef<{ way: 'next' | 'prev'; cursor: string }>(undefined);
  const arrive = useRef(onArrive);
  useEffect(() => {
    arrive.current = onArrive;
  });
  useEffect(() => {
    const { way, cursor } = arriving.current ?? {};
    if (way === undefined || cursor !== search.cursor || stale || items.length === 0) return;
    arriving.current = undefined;
    const list = listRef.current;
    const item = way === 'next' ? items[0] : items.at(-1);
    if (!list || !item) return;
    arrive.current(item.id);
    list.scrollTop = way === 'next' ? 0 : list.scrollHeight;
    // The row is there only after the list was laid out at its new place.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        [...list.querySelectorAll<HTMLElement>('[role=row]')]
          .find((row) => row.dataset.key === item.id)
          ?.focus();
      }),
    );
  }, [items, stale, search.cursor, listRef]);
  return (way: 'next' | 'prev', current: string | undefined): boolean => {
    const end = way === 'next' ? items.at(-1) : items[0];
    const at = focusedItem(listRef.current) ?? current;
    const cursor = way === 'next' ? page?.next : page?.prev;
    if (cursor === undefined || end === undefined || at !== end.id) return false;
    arriving.current = { way, cursor };
    void navigate({ search: { ...search, cursor, item: undefined } });
    return true;
  };
}
