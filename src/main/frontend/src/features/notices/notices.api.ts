import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../shared/api/http';
import type { components } from '../../shared/api/openapi';

export type UnsentNotice = components['schemas']['UnsentNotice'];

export const unsentQuery = infiniteQueryOptions({
  queryKey: ['notices', 'unsent'],
  queryFn: ({ signal, pageParam: cursor }) =>
    answer(
      api.GET('/api/notices/unsent', { params: { query: given({ cursor, limit: 50 }) }, signal }),
    ),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }) => (next ? Number(next) : undefined),
});

export const waysQuery = queryOptions({
  queryKey: ['notices', 'ways'],
  queryFn: ({ signal }) => answer(api.GET('/api/notices/ways', { signal })),
  refetchInterval: 30_000,
});

export const resend = (id: number) =>
  answer(api.POST('/api/notices/{id}/resend', { params: { path: { id } } }));

export type NoticeAgain = components['schemas']['NoticeAgain'];

/** Page by page, from the newest on; what became of each. */
export async function resendAll(): Promise<NoticeAgain[]> {
  const all: NoticeAgain[] = [];
  let cursor: number | undefined;
  do {
    const page = await answer(
      api.POST('/api/notices/unsent/resend', { params: { query: given({ cursor, limit: 100 }) } }),
    );
    all.push(...page.items);
    cursor = page.next ? Number(page.next) : undefined;
  } while (cursor !== undefined);
  return all;
}

export const drop = (id: number, reason: string) =>
  answer(api.POST('/api/notices/{id}/drop', { params: { path: { id } }, body: { reason } }));
