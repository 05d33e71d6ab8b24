import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { CalendarForm, ExampleAsk, ServiceLevel } from '../../shared/api/schema';

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

/** What a change would mean; asked for anew with every change of it, and of what is in force. */
export const previewQuery = (
  key: string,
  version: number,
  calendar: CalendarForm,
  examples: ExampleAsk[],
  year: number,
) =>
  queryOptions({
    queryKey: ['calendars', key, 'preview', version, calendar, examples, year],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/api/calendars/{key}/preview', {
          params: of(key),
          body: { calendar, examples, year },
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

export const yearsOf = (key: string) => ['calendars', key, 'year'] as const;

/** Every day of a year, as the calendar in force has it. */
export const yearQuery = (key: string, year: number) =>
  queryOptions({
    queryKey: [...yearsOf(key), year],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/calendars/{key}/years/{year}', { params: { path: { key, year } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });

export const levelsQuery = queryOptions({
  queryKey: ['service-levels'],
  queryFn: ({ signal }) => answer(api.GET('/api/service-levels', { signal })),
});

/** What other rows would mean. */
export const previewLevels = (
  items: ServiceLevel[],
  openedAt: string | undefined,
  signal: AbortSignal,
) =>
  answer(
    api.POST('/api/service-levels/preview', {
      body: { items, ...(openedAt === undefined ? {} : { openedAt }) },
      signal,
    }),
  );

export const changeLevels = (expectedVersion: string, items: ServiceLevel[]) =>
  answer(api.PUT('/api/service-levels', { body: { expectedVersion, items } }));

/** The latest recomputations of open due dates; asked every second while one goes on. */
export const recomputationsQuery = queryOptions({
  queryKey: ['recomputations'],
  queryFn: ({ signal }) => answer(api.GET('/api/recomputations', { signal })),
  refetchInterval: ({ state }) =>
    state.data?.items.some((one) => one.state === 'running') ? 1_000 : 60_000,
});
