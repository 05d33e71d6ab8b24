import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { components } from '../../shared/api/openapi';

type Schemas = components['schemas'];

export type Announcement = Schemas['Announcement'];
export type NewAnnouncement = Schemas['NewAnnouncement'];

export const announcementsQuery = queryOptions({
  queryKey: ['announcements'],
  queryFn: ({ signal }) => answer(api.GET('/api/announcements', { signal })),
  refetchInterval: 30_000,
});

export const count = (body: Schemas['AnnouncementConcerned']) =>
  answer(api.POST('/api/announcements/count', { body }));

export const announce = (key: string, body: NewAnnouncement) =>
  answer(api.POST('/api/announcements', { params: { header: { 'Idempotency-Key': key } }, body }));

export const end = (id: number) =>
  answer(api.POST('/api/announcements/{id}/end', { params: { path: { id } } }));
