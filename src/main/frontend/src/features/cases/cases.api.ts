import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { http } from '../../shared/api/http';
import type { CaseDetail, CaseSummary, Page } from '../../shared/api/schema';
import { learnServerNow } from '../../shared/api/serverClock';
import type { CasesSearch } from '.';
import type { newCase } from './cases.state';

export const casesQuery = ({ process, state, phase, sla, q }: CasesSearch) =>
  infiniteQueryOptions({
    queryKey: ['cases', { process, state, phase, sla, q }],
    queryFn: async ({ signal, pageParam }) => {
      const page = await http.get<Page<CaseSummary>>('/api/cases', {
        signal,
        query: {
          process,
          state: state === 'all' ? undefined : (state ?? 'open'),
          phase,
          sla,
          q,
          cursor: pageParam,
          limit: 50,
        },
      });
      learnServerNow(page.serverNow);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The key makes a repeated start (a second press, a lost answer) the same case. */
export const startCase = (body: ReturnType<typeof newCase>, key: string) =>
  http.post<CaseDetail>('/api/cases', { body, headers: { 'Idempotency-Key': key } });
