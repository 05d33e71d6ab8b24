import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../shared/api/http';
import type { components } from '../../shared/api/openapi';
import type { Fields, NewView, NextWorkItem, WorkView } from '../../shared/api/schema';
import type { SaidCause } from '../../shared/case/CauseForm';
import { learnServerNow, serverNowMillis } from '../../shared/api/serverClock';
import { untilTurn } from '../../shared/format/sla';
import type { WorkSearch } from '.';
import { asked } from './list.state';

export type WorkFilters = Omit<WorkSearch, 'item'> & { view: WorkView };

type Schemas = components['schemas'];

const of = (id: string) => ({ params: { path: { id } } });
const pageSize = 50;

/** The page of a list where `cursor` says; kept as the first of several, as its rows are changed in place. */
export const workListQuery = ({ cursor = '', ...search }: WorkFilters) =>
  infiniteQueryOptions({
    queryKey: ['work', 'list', asked(search), cursor],
    queryFn: async ({ signal }) => {
      const query = given({ ...asked(search), cursor, limit: pageSize });
      const page = await answer(api.GET('/api/work', { params: { query }, signal }));
      learnServerNow(page.serverNow);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: () => undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      untilTurn(
        (state.data?.pages ?? []).flatMap(({ items }) => items.map(({ sla }) => sla)),
        serverNowMillis(),
      ),
  });

/** The list as a file, in the language of the screen. */
export const exportList = (search: WorkFilters) =>
  answer(
    api.GET('/api/work/export', { params: { query: asked(search) }, parseAs: 'blob' }),
  ) as unknown as Promise<Blob>;

export const workFiltersQuery = queryOptions({
  queryKey: ['work', 'filters'],
  queryFn: ({ signal }) => answer(api.GET('/api/work/filters', { signal })),
  staleTime: 300_000,
});

export const savedViewsQuery = queryOptions({
  queryKey: ['work', 'views'],
  queryFn: ({ signal }) => answer(api.GET('/api/work/views', { signal })),
});

export const keepView = (view: NewView) => answer(api.POST('/api/work/views', { body: view }));
export const deleteView = (id: string) => answer(api.DELETE('/api/work/views/{id}', of(id)));

export const workCountsQuery = queryOptions({
  queryKey: ['work', 'counts'],
  queryFn: ({ signal }) => answer(api.GET('/api/work/counts', { signal })),
});

export const workTaskQuery = (id: string) =>
  queryOptions({
    queryKey: ['work', 'item', id],
    queryFn: async ({ signal }) => {
      const task = await answer(api.GET('/api/work/{id}', { ...of(id), signal }));
      learnServerNow(task.serverNow);
      return task;
    },
    refetchInterval: ({ state }) => untilTurn([state.data?.sla], serverNowMillis()),
  });

/** The next best item, claimed; nothing when there is none. */
export const next = () => answer(api.POST('/api/work/next')) as Promise<NextWorkItem | undefined>;
export const skip = (id: string, reason: string) =>
  answer(api.POST('/api/work/{id}/skip', { ...of(id), body: { reason } }));
export const claim = (id: string) => answer(api.POST('/api/work/{id}/claim', of(id)));
export const release = (id: string) => answer(api.POST('/api/work/{id}/release', of(id)));
export const complete = (id: string, data: Fields) =>
  answer(api.POST('/api/work/{id}/complete', { ...of(id), body: { data } }));
export const discardDraft = (id: string) => answer(api.DELETE('/api/work/{id}/draft', of(id)));
/** Writes for colleagues; says who was told. */
export const note = (id: string, text: string) =>
  answer(api.POST('/api/work/{id}/notes', { ...of(id), body: { text } }));
export const park = (id: string, reason: string, until: string | undefined) =>
  answer(
    api.POST('/api/work/{id}/park', {
      ...of(id),
      body: { reason, ...(until === undefined ? {} : { until }) },
    }),
  );
export const unpark = (id: string) => answer(api.POST('/api/work/{id}/unpark', of(id)));
export const transfer = (id: string, group: string, reason: string) =>
  answer(api.POST('/api/work/{id}/transfer', { ...of(id), body: { group, reason } }));
export const assign = (id: string, user: string) =>
  answer(api.POST('/api/work/{id}/assign', { ...of(id), body: { user } }));
export const prioritise = (id: string, priority: number, reason: string) =>
  answer(
    api.POST('/api/work/{id}/priority', {
      ...of(id),
      body: { priority, ...(reason === '' ? {} : { reason }) },
    }),
  );

/** Says that this screen has the item open, and asks who else has. */
export const lookersQuery = (id: string) =>
  queryOptions({
    queryKey: ['looking', id],
    queryFn: async ({ signal }) =>
      (await answer(api.PUT('/api/work/{id}/looking', { ...of(id), signal }))).others,
    refetchInterval: 20_000,
  });
export const leave = (id: string) =>
  answer(api.DELETE('/api/work/{id}/looking', { ...of(id), keepalive: true }));

export type BulkAnswer = Schemas['BulkResults'];
export const bulk = (body: Schemas['Bulk']) => answer(api.POST('/api/work/bulk', { body }));

/** Everybody who works here, for those who may give work to people. */
export const peopleToAssignQuery = queryOptions({
  queryKey: ['people', 'assign'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/people', { signal }))).items,
});
export const sendBack = (id: string, body: SaidCause) =>
  answer(api.POST('/api/work/{id}/return', { ...of(id), body }));
export const saveDraft = (id: string, data: Fields, version: number | undefined) =>
  answer(
    api.PUT('/api/work/{id}/draft', {
      ...of(id),
      body: { data, ...(version === undefined ? {} : { version }) },
    }),
  );
