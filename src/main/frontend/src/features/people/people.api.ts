import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { StaffChange, StaffPerson } from '../../shared/api/schema';

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => answer(api.GET('/api/people', { signal })),
});

export type Escalations = NonNullable<StaffPerson['messages']>['escalations'];

export const meQuery = queryOptions({
  queryKey: ['people', 'me'],
  queryFn: ({ signal }) => answer(api.GET('/api/people/me', { signal })),
});

export const chooseMessages = (escalations: Escalations) =>
  answer(api.PUT('/api/people/me/messages', { body: { escalations } }));

/** Who is ready for what; asked again with every change of offers, and every few seconds. */
export const presencesQuery = queryOptions({
  queryKey: ['presence', 'all'],
  queryFn: ({ signal }) => answer(api.GET('/api/presence', { signal })),
  refetchInterval: 10_000,
});

export const changePerson = (name: string, body: StaffChange) =>
  answer(api.PUT('/api/people/{name}', { params: { path: { name } }, body }));
