import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http } from '../../shared/api/http';
import type {
  Fields,
  Page,
  SavedDraft,
  WorkCounts,
  WorkItem,
  WorkTask,
  WorkView,
} from '../../shared/api/schema';
import { learnServerNow } from '../../shared/api/serverClock';
import type { WorkSearch } from '.';

export type WorkFilters = Omit<WorkSearch, 'item'> & { view: WorkView };

const path = (id: string) => `/api/work/${encodeURIComponent(id)}`;
const pageSize = 50;

export const workListQuery = ({ view, process, group, sla, q, sort }: WorkFilters) =>
  infiniteQueryOptions({
    queryKey: ['work', 'list', { view, process, group, sla, q, sort }],
    queryFn: async ({ signal, pageParam }) => {
      const query = { view, process, group, sla, q, sort, cursor: pageParam, limit: pageSize };
      const page = await http.get<Page<WorkItem>>('/api/work', { signal, query });
      learnServerNow(page.serverNow);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const workCountsQuery = queryOptions({
  queryKey: ['work', 'counts'],
  queryFn: ({ signal }) => http.get<WorkCounts>('/api/work/counts', { signal }),
});

export const workTaskQuery = (id: string) =>
  queryOptions({
    queryKey: ['work', 'item', id],
    queryFn: async ({ signal }) => {
      const task = await http.get<WorkTask>(path(id), { signal });
      learnServerNow(task.serverNow);
      return task;
    },
  });

export const claim = (id: string) => http.post<unknown>(`${path(id)}/claim`);
export const release = (id: string) => http.post<unknown>(`${path(id)}/release`);
export const complete = (id: string, data: Fields) =>
  http.post<unknown>(`${path(id)}/complete`, { body: { data } });
export const saveDraft = (id: string, data: Fields, version: number | undefined) =>
  http.put<SavedDraft>(`${path(id)}/draft`, {
    body: { data, ...(version === undefined ? {} : { version }) },
  });
