import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, given, Problem } from '../../shared/api/http';
import { countLines, type NewWorkItem, type TableResult } from './intake.state';

export const typesQuery = queryOptions({
  queryKey: ['intake', 'types'],
  queryFn: ({ signal }) => answer(api.GET('/api/intake/types', { signal })),
});

export const handIn = (body: NewWorkItem, key: string) =>
  answer(api.POST('/api/intake/items', { params: { header: { 'Idempotency-Key': key } }, body }));

/** The file goes as it is: the server finds out how it is written, and tells of each line as soon as it is done. */
export const takeTable = async (file: File, dryRun: boolean, onLines: (done: number) => void) => {
  const told = await answer(
    api.POST('/api/intake/table', {
      params: { query: { dryRun } },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': 'text/csv' },
      parseAs: 'stream',
    }),
  );
  return readTable(told as ReadableStream<BufferSource>, onLines);
};

/** An answer that breaks off says nothing of the lines behind: the file can be sent again as it is. */
async function readTable(
  told: ReadableStream<BufferSource>,
  onLines: (done: number) => void,
): Promise<TableResult> {
  const reader = told.pipeThrough(new TextDecoderStream()).getReader();
  const count = countLines();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      onLines(count(text));
    }
    return JSON.parse(text) as TableResult;
  } catch {
    throw new Problem({ status: 0, code: 'unreachable' });
  }
}

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
