import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { components } from '../../shared/api/openapi';

type Schemas = components['schemas'];

export type NoticeText = Schemas['NoticeTemplate'];
export type NoticeTexts = Awaited<ReturnType<typeof publish>>;

export const textsQuery = (process: string) =>
  queryOptions({
    queryKey: ['notices', 'texts', process],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/notices/templates', { params: { query: { process } }, signal })),
  });

export interface Place {
  process: string;
  kind: string;
  language: 'en' | 'de';
}

export const versionsQuery = (place: Place, version: number) =>
  queryOptions({
    queryKey: ['notices', 'versions', place, version],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/notices/templates/versions', { params: { query: { ...place } }, signal }),
      ),
  });

export const publish = (body: Schemas['NoticeTemplateChange']) =>
  answer(api.PUT('/api/notices/templates', { body }));

export const preview = (body: Schemas['NoticeTemplateTrial']) =>
  answer(api.POST('/api/notices/templates/preview', { body }));
