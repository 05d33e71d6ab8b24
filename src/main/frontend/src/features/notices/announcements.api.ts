import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../shared/api/http';
import type { components } from '../../shared/api/openapi';

type Schemas = components['schemas'];

export type Announcement = Schemas['Announcement'];
export type NewAnnouncement = Schemas['NewAnnouncement'];

export const announcementsQuery = infiniteQueryOptions({
  queryKey: ['announcements'],
  queryFn: ({ signal, pageParam: cursor }) =>
    answer(
      api.GET('/api/announcements', { params: { query: given({ cursor, limit: 50 }) }, signal }),
    ),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }) => (next ? Number(next) : undefined),
  // While messages are on their way, the page says how far it is; at night they wait, and so does the page.
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ items }) => items.some((each) => each.onItsWay)) ? 3_000 : false,
});

/** The versions of a process in which cases are open. */
export const versionsQuery = (process: string) =>
  queryOptions({
    queryKey: ['announcements', 'versions', process],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/announcements/versions', { params: { query: { process } }, signal })),
    enabled: process !== '',
  });

export const count = (body: Schemas['AnnouncementConcerned']) =>
  answer(api.POST('/api/announcements/count', { body }));

export const announce = (key: string, body: NewAnnouncement) =>
  answer(api.POST('/api/announcements', { params: { header: { 'Idempotency-Key': key } }, body }));

export const end = (id: number) =>
  answer(api.POST('/api/announcements/{id}/end', { params: { path: { id } } }));
