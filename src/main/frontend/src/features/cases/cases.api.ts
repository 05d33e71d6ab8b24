import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api, given } from '../../shared/api/http';
import type { Fields, NewCase } from '../../shared/api/schema';
import { lookAgain } from '../../shared/api/looks';
import { learnServerNow, serverNowMillis } from '../../shared/api/serverClock';
import { untilTurn } from '../../shared/format/sla';
import type { CasesSearch } from '.';

export const casesQuery = ({ process, state, phase, sla, stuck, q }: CasesSearch) =>
  infiniteQueryOptions({
    queryKey: ['cases', { process, state, phase, sla, stuck, q }],
    queryFn: async (context) => {
      const { signal, pageParam: cursor } = context;
      const wanted = state === 'all' ? undefined : (state ?? 'open');
      const query = given({ process, state: wanted, phase, sla, stuck, q, cursor, limit: 50 });
      const page = await answer(
        api.GET('/api/cases', { params: { query }, signal, headers: lookAgain(context) }),
      );
      learnServerNow(page.serverNow);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      untilTurn(
        (state.data?.pages ?? []).flatMap(({ items }) => items.map(({ sla }) => sla)),
        serverNowMillis(),
      ),
  });

const stuckAt = (reference: string, id: string) => ({ params: { path: { reference, id } } });

export const retryStuck = (reference: string, id: string) =>
  answer(api.POST('/api/cases/{reference}/stuck/{id}/retry', stuckAt(reference, id)));
export const stuckByHand = (reference: string, id: string, data: Fields, note: string) =>
  answer(
    api.POST('/api/cases/{reference}/stuck/{id}/by-hand', {
      ...stuckAt(reference, id),
      body: { data, note },
    }),
  );
export const giveUpStuck = (reference: string, id: string, reason: string) =>
  answer(
    api.POST('/api/cases/{reference}/stuck/{id}/give-up', {
      ...stuckAt(reference, id),
      body: { reason },
    }),
  );

/** The key makes a repeated start (a second press, a lost answer) the same case. */
export const startCase = (body: NewCase, key: string) =>
  answer(api.POST('/api/cases', { params: { header: { 'Idempotency-Key': key } }, body }));
