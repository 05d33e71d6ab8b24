import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { CalendarForm, ExampleAsk } from '../../shared/api/schema';

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => answer(api.GET('/api/calendars', { signal })),
});

const of = (key: string) => ({ path: { key } });

export const calendarQuery = (key: string) =>
  queryOptions({
    queryKey: ['calendars', key],
    queryFn: ({ signal }) => answer(api.GET('/api/calendars/{key}', { params: of(key), signal })),
  });

export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['calendars', key, 'versions'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/calendars/{key}/versions', { params: of(key), signal })),
  });

/** What a change would mean; asked for anew with every change of it. */
export const previewQuery = (key: string, calendar: CalendarForm, examples: ExampleAsk[]) =>
  queryOptions({
    queryKey: ['calendars', key, 'preview', calendar, examples],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/api/calendars/{key}/preview', {
          params: of(key),
          body: { calendar, examples },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });

export const changeCalendar = (
  key: string,
  expectedVersion: number,
  calendar: CalendarForm,
  note: string,
) =>
  answer(
    api.PUT('/api/calendars/{key}', {
      params: of(key),
      body: { expectedVersion, calendar, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    }),
  );
