import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../api/http';
import type { Fields, ReturnCause } from '../api/schema';
import { lookAgain } from '../api/looks';
import { learnServerNow, serverNowMillis } from '../api/serverClock';
import { untilTurn } from '../format/sla';

const of = (reference: string) => ({ path: { reference } });

export const caseQuery = (reference: string) =>
  queryOptions({
    queryKey: ['case', reference],
    queryFn: async (context) => {
      const found = await answer(
        api.GET('/api/cases/{reference}', {
          params: of(reference),
          signal: context.signal,
          headers: lookAgain(context),
        }),
      );
      learnServerNow(found.serverNow);
      return found;
    },
    refetchInterval: ({ state }) => untilTurn([state.data?.sla], serverNowMillis()),
  });

export const timelineQuery = (reference: string) =>
  infiniteQueryOptions({
    queryKey: ['case', reference, 'timeline'],
    queryFn: (context) =>
      answer(
        api.GET('/api/cases/{reference}/timeline', {
          params: { ...of(reference), query: given({ cursor: context.pageParam }) },
          signal: context.signal,
          headers: lookAgain(context),
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const positionQuery = (reference: string) =>
  queryOptions({
    queryKey: ['case', reference, 'position'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/cases/{reference}/position', { params: of(reference), signal })),
  });

export const processesQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: ({ signal }) => answer(api.GET('/api/processes', { signal })),
  staleTime: 5 * 60_000,
});

export const diagramQuery = (definitionId: string) =>
  queryOptions({
    queryKey: ['diagram', definitionId],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/processes/{definitionId}/diagram', {
          params: { path: { definitionId } },
          parseAs: 'text',
          signal,
        }),
      ),
    staleTime: Infinity,
  });

export const sendMessage = (
  reference: string,
  name: string,
  variables: Fields,
  messageId: string,
) =>
  answer(
    api.POST('/api/cases/{reference}/messages/{name}', {
      params: { path: { reference, name }, header: { 'Message-Id': messageId } },
      body: { variables },
    }),
  );

export const withdraw = (reference: string, reason: string) =>
  answer(api.POST('/api/cases/{reference}/withdraw', { params: of(reference), body: { reason } }));

export const reopen = (reference: string, cause: ReturnCause, note: string | undefined) =>
  answer(
    api.POST('/api/cases/{reference}/reopen', {
      params: of(reference),
      body: { cause, ...(note === undefined ? {} : { note }) },
    }),
  );

export const promisesQuery = (reference: string) =>
  queryOptions({
    queryKey: ['case', reference, 'promises'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/cases/{reference}/promises', { params: of(reference), signal })),
  });

export const promise = (
  reference: string,
  date: string,
  reason: string,
  channel: string | undefined,
) =>
  answer(
    api.POST('/api/cases/{reference}/promises', {
      params: of(reference),
      body: { date, reason, ...(channel === undefined ? {} : { channel }) },
    }),
  );
