import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { follow, onChanges, type Change } from '../shared/api/events';

const areas: Record<string, string[]> = {
  work: ['work', 'case'],
  case: ['case', 'cases', 'work'],
  looking: [],
  offer: ['presence'],
};

/** What changed is asked for again, so that each screen follows without a reload. */
export function useFollowing(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stop = follow();
    const off = onChanges((changes: Change[]) => {
      const keys = new Set(
        changes.flatMap(({ type }) => areas[type] ?? ['work', 'case', 'cases', 'presence', 'desk']),
      );
      keys.forEach((key) => {
        void client.invalidateQueries({
          queryKey: [key],
          // Each search is written down: only people search.
          predicate: ({ queryKey }) => !(queryKey[0] === 'desk' && queryKey[1] === 'search'),
        });
      });
      // Each look at a customer's case is written down, so only what happens to it is looked at again.
      changes
        .filter(({ type }) => type === 'case')
        .flatMap(({ ids }) => ids)
        .forEach((id) => void client.invalidateQueries({ queryKey: ['desk', 'case', id] }));
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
