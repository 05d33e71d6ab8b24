import { type InfiniteData, type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { follow, onChanges, type Change } from '../shared/api/events';

const areas: Record<string, string[]> = {
  work: ['work'],
  case: ['cases', 'work'],
  looking: [],
  offer: ['presence'],
};

const known = (type: string) => type in areas;

/** A list narrowed by words is a look at whoever it shows: it is looked at again when something happens to one of them. */
function mayFollow({ queryKey, state }: Query, named: Set<string> | undefined): boolean {
  const [area, what] = queryKey;
  // Each search is written down: only people search.
  if (area === 'desk') return what !== 'search';
  const searched = area === 'cases' && (what as { q?: string } | undefined)?.q;
  if (!searched || !named) return true;
  const shown = state.data as InfiniteData<{ items: { reference: string }[] }> | undefined;
  return shown?.pages.some(({ items }) => items.some((one) => named.has(one.reference))) ?? false;
}

/** What changed is asked for again, so that each screen follows without a reload. */
export function useFollowing(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stop = follow();
    const off = onChanges((changes: Change[]) => {
      const keys = new Set(
        changes.flatMap(({ type }) => areas[type] ?? ['work', 'case', 'cases', 'presence', 'desk']),
      );
      const named = new Set(
        changes.filter(({ type }) => type === 'case').flatMap(({ ids }) => ids),
      );
      keys.forEach((key) => {
        void client.invalidateQueries({
          queryKey: [key],
          predicate: (query) =>
            mayFollow(query, changes.every(({ type }) => known(type)) ? named : undefined),
        });
      });
      // Each look at a customer's case is written down, so only what happens to it is looked at again.
      named.forEach((id) => {
        void client.invalidateQueries({ queryKey: ['case', id] });
        void client.invalidateQueries({ queryKey: ['desk', 'case', id] });
      });
      // Who comes and goes concerns nobody but who has the same item open.
      changes
        .filter(({ type }) => type === 'looking')
        .flatMap(({ ids }) => ids)
        .forEach((id) => void client.invalidateQueries({ queryKey: ['looking', id] }));
    });
    return () => {
      off();
      stop();
    };
  }, [client]);
}
