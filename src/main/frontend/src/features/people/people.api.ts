import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { StaffChange } from '../../shared/api/schema';

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => answer(api.GET('/api/people', { signal })),
});

/** Who is ready for what; asked again with every change of offers, and every few seconds. */
export const presencesQuery = queryOptions({
  queryKey: ['presence', 'all'],
  queryFn: ({ signal }) => answer(api.GET('/api/presence', { signal })),
  refetchInterval: 10_000,
});

export const changePerson = (name: string, body: StaffChange) =>
  answer(api.PUT('/api/people/{name}', { params: { path: { name } }, body }));
