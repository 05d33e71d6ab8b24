import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './http';

/** The groups that work can be given to, as this reader calls them. */
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/work/groups', { signal }))).items,
  staleTime: 300_000,
});
