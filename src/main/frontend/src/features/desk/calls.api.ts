import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { CallOutcome } from '../../shared/api/schema';
import { lookAgain } from '../../shared/api/looks';
import { learnServerNow } from '../../shared/api/serverClock';

/** What others take is seen within half a minute. */
export const callsQuery = queryOptions({
  queryKey: ['desk', 'calls'],
  queryFn: async (context) => {
    const { signal } = context;
    const headers = lookAgain(context);
    const found = await answer(api.GET('/api/desk/calls', { signal, headers }));
    learnServerNow(found.serverNow);
    return found;
  },
  refetchInterval: 30_000,
});

/** What to say of changes in each of these cases, asked for all at once. */
export const pointsOfQuery = (references: string[]) =>
  queryOptions({
    queryKey: ['desk', 'points', references],
    queryFn: async ({ signal }) => {
      const found = await answer(
        api.GET('/api/announcements/cases', { params: { query: { case: references } }, signal }),
      );
      return new Map(found.items.map(({ reference, points }) => [reference, points]));
    },
    enabled: references.length > 0,
    placeholderData: keepPreviousData,
  });

export const takeCall = (reference: string) =>
  answer(api.POST('/api/desk/calls/{reference}/take', { params: { path: { reference } } }));

export const endCall = (reference: string, body: CallOutcome) =>
  answer(
    api.POST('/api/desk/calls/{reference}/outcome', { params: { path: { reference } }, body }),
  );
