import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../shared/api/http';
import { watchLooks } from '../shared/api/looks';

/**
 * Tries again only what may succeed the next time: a lost connection, a server that is just starting; not what took too
 * long (504).
 */
export function mayRetry(failures: number, error: Error): boolean {
  if (!(error instanceof Problem)) return false;
  const passing = error.unreachable || error.status === 502 || error.status === 503;
  return passing && failures < 3;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: mayRetry, refetchOnWindowFocus: 'always' },
    mutations: { retry: false },
  },
});

watchLooks(queryClient);
