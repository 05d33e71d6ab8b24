import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { CaseDetail, Fields, Position, Processes, Timeline } from '../api/schema';
import { learnServerNow } from '../api/serverClock';

const path = (reference: string) => `/api/cases/${encodeURIComponent(reference)}`;

export const caseQuery = (reference: string) =>
  queryOptions({
    queryKey: ['case', reference],
    queryFn: async ({ signal }) => {
      const found = await http.get<CaseDetail>(path(reference), { signal });
      learnServerNow(found.serverNow);
      return found;
    },
  });

export const timelineQuery = (reference: string) =>
  infiniteQueryOptions({
    queryKey: ['case', reference, 'timeline'],
    queryFn: ({ signal, pageParam }) =>
      http.get<Timeline>(`${path(reference)}/timeline`, { signal, query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const positionQuery = (reference: string) =>
  queryOptions({
    queryKey: ['case', reference, 'position'],
    queryFn: ({ signal }) => http.get<Position>(`${path(reference)}/position`, { signal }),
  });

export const processesQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: ({ signal }) => http.get<Processes>('/api/processes', { signal }),
  staleTime: 5 * 60_000,
});

export const diagramQuery = (definitionId: string) =>
  queryOptions({
    queryKey: ['diagram', definitionId],
    queryFn: ({ signal }) =>
      http.text(`/api/processes/${encodeURIComponent(definitionId)}/diagram`, { signal }),
    staleTime: Infinity,
  });

export const sendMessage = (
  reference: string,
  name: string,
  variables: Fields,
  messageId: string,
) =>
  http.post<unknown>(`${path(reference)}/messages/${encodeURIComponent(name)}`, {
    body: { variables },
    headers: { 'Message-Id': messageId },
  });

export const withdraw = (reference: string, reason: string) =>
  http.post<unknown>(`${path(reference)}/withdraw`, { body: { reason } });
