import type { ReactNode } from 'react';
import { Button } from './Button';
import { ErrorNote, Skeleton } from './states';
import styles from './unsettled.module.css';

interface Props<Item> {
  /** What an infinite query gives, as far as a list needs it. */
  found: {
    data: { pages: { items: Item[] }[] } | undefined;
    error: Error | null;
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    refetch: () => unknown;
    fetchNextPage: () => unknown;
  };
  none: ReactNode;
  more: string;
  children: (item: Item) => ReactNode;
}

/** A list that is read page by page. */
export function PagedList<Item>({ found, none, more, children }: Props<Item>) {
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {found.isPending && <Skeleton rows={3} />}
      {found.error && !found.data && (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && items.length === 0 && none}
      <ul className={styles.list}>{items.map(children)}</ul>
      {found.hasNextPage && (
        <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
          {more}
        </Button>
      )}
    </>
  );
}
