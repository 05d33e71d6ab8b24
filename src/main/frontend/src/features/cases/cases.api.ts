import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api, given } from '../../shared/api/http';
import type { NewCase } from '../../shared/api/schema';
import { learnServerNow } from '../../shared/api/serverClock';
import type { CasesSearch } from '.';

export const casesQuery = ({ process, state, phase, sla, q }: CasesSearch) =>
  infiniteQueryOptions({
    queryKey: ['cases', { process, state, phase, sla, q }],
    queryFn: async ({ signal, pageParam: cursor }) => {
      const wanted = state === 'all' ? undefined : (state ?? 'open');
      const query = given({ process, state: wanted, phase, sla, q, cursor, limit: 50 });
      const page = await answer(api.GET('/api/cases', { params: { query }, signal }));
      learnServerNow(page.serverNow);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The key makes a repeated start (a second press, a lost answer) the same case. */
export const startCase = (body: NewCase, key: string) =>
  answer(api.POST('/api/cases', { params: { header: { 'Idempotency-Key': key } }, body }));
