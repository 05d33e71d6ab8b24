import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { StaffChange } from '../../shared/api/schema';

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => answer(api.GET('/api/people', { signal })),
});

export const changePerson = (name: string, body: StaffChange) =>
  answer(api.PUT('/api/people/{name}', { params: { path: { name } }, body }));
