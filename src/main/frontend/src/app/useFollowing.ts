import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { follow, onChanges, type Change } from '../shared/api/events';

const areas: Record<string, string[]> = {
  work: ['work', 'case'],
  case: ['case', 'cases', 'work'],
};

/** What changed is asked for again, so that each screen follows without a reload. */
export function useFollowing(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stop = follow();
    const off = onChanges((changes: Change[]) => {
      const keys = new Set(changes.flatMap(({ type }) => areas[type] ?? ['work', 'case', 'cases']));
      keys.forEach((key) => {
        void client.invalidateQueries({ queryKey: [key] });
      });
    });
    return () => {
      off();
      stop();
    };
  }, [client]);
}
