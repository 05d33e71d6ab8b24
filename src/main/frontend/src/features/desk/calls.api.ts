import { queryOptions } from '@tanstack/react-query';
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

export const takeCall = (reference: string) =>
  answer(api.POST('/api/desk/calls/{reference}/take', { params: { path: { reference } } }));

export const endCall = (reference: string, body: CallOutcome) =>
  answer(
    api.POST('/api/desk/calls/{reference}/outcome', { params: { path: { reference } }, body }),
  );
