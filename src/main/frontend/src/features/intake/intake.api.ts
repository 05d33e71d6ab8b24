import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../shared/api/http';
import type { NewWorkItem } from './intake.state';

export const typesQuery = queryOptions({
  queryKey: ['intake', 'types'],
  queryFn: ({ signal }) => answer(api.GET('/api/intake/types', { signal })),
});

export const handIn = (body: NewWorkItem, key: string) =>
  answer(api.POST('/api/intake/items', { params: { header: { 'Idempotency-Key': key } }, body }));

/** The file goes as it is: the server finds out how it is written. */
export const takeTable = (file: File, dryRun: boolean) =>
  answer(
    api.POST('/api/intake/table', {
      params: { query: { dryRun } },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': 'text/csv' },
    }),
  );

export const mailsQuery = infiniteQueryOptions({
  queryKey: ['intake', 'mails'],
  queryFn: ({ signal, pageParam: cursor }) =>
    answer(
      api.GET('/api/intake/mails', { params: { query: given({ cursor, limit: 50 }) }, signal }),
    ),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }) => (next ? Number(next) : undefined),
});

export const tryMail = (id: number) =>
  answer(api.POST('/api/intake/mails/{id}/retry', { params: { path: { id } } }));

export const discardMail = (id: number, reason: string) =>
  answer(
    api.POST('/api/intake/mails/{id}/discard', { params: { path: { id } }, body: { reason } }),
  );
