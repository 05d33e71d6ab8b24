import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CausesSearch } from '.';
import { answer, api, given } from '../../shared/api/http';
import type { ContactCauses, ContactCostChange, ContactVolume } from '../../shared/api/schema';
import { serverNowMillis } from '../../shared/api/serverClock';
import { dayBefore } from './causes.state';

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** As many weeks as these, the running one among them. */
export const causesQuery = (weeks: number) =>
  queryOptions({
    queryKey: ['desk', 'causes', weeks],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/desk/causes', {
          params: {
            query: {
              from: dayBefore(weeks - 1, serverNowMillis(), zone()),
              zone: zone(),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const linesQuery = ({ from, to, zone: where }: ContactCauses, search: CausesSearch) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'contacts', from, to, search.process, search.step],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/desk/contacts', {
          params: {
            query: given({
              from,
              to,
              zone: where,
              process: search.process,
              step: search.step,
              cursor: pageParam,
            }),
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

export const setContactCost = (body: ContactCostChange) =>
  answer(api.PUT('/api/desk/contact-cost', { body }));

export const setContactVolume = (body: ContactVolume) =>
  answer(api.PUT('/api/desk/contact-volumes', { body }));

export interface SavingsAsked {
  annualCost?: string | undefined;
  share?: string | undefined;
  reduction?: string | undefined;
}

export const savingsQuery = (asked: SavingsAsked) =>
  queryOptions({
    queryKey: ['desk', 'savings', asked],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/desk/savings', {
          params: { query: given({ ...asked, zone: zone() }) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
