import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { NewContact, NewSatisfaction, Satisfaction } from '../../shared/api/schema';
import { lookAgain } from '../../shared/api/looks';
import { learnServerNow, serverNowMillis } from '../../shared/api/serverClock';
import { untilTurn } from '../../shared/format/sla';

/** Not before this many letters: one letter finds nobody. */
export const shortest = 2;

export const findQuery = (text: string) =>
  queryOptions({
    queryKey: ['desk', 'search', text],
    queryFn: async ({ signal }) => {
      const found = await answer(
        api.GET('/api/desk/search', { params: { query: { q: text } }, signal }),
      );
      learnServerNow(found.serverNow);
      return found;
    },
    enabled: text.length >= shortest,
    placeholderData: keepPreviousData,
    staleTime: 5000,
    // Each search is written down: only people search.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const answerQuery = (reference: string) =>
  queryOptions({
    queryKey: ['desk', 'case', reference],
    queryFn: async (context) => {
      const found = await answer(
        api.GET('/api/desk/cases/{reference}', {
          params: { path: { reference } },
          signal: context.signal,
          headers: lookAgain(context),
        }),
      );
      learnServerNow(found.serverNow);
      return found;
    },
    refetchInterval: ({ state }) => untilTurn([state.data?.sla], serverNowMillis()),
  });

/** Whose cases: those of a customer's number, or of whoever a case is of. */
export interface Whose {
  id?: string;
  reference?: string;
}

export const customerQuery = ({ id, reference = '' }: Whose) =>
  queryOptions({
    queryKey: ['desk', 'customer', id ?? { reference }],
    queryFn: async (context) => {
      const { signal } = context;
      const headers = lookAgain(context);
      const found = await answer(
        id === undefined
          ? api.GET('/api/desk/cases/{reference}/customer', {
              params: { path: { reference } },
              signal,
              headers,
            })
          : api.GET('/api/desk/customers/{id}', { params: { path: { id } }, signal, headers }),
      );
      learnServerNow(found.serverNow);
      return found;
    },
    refetchInterval: ({ state }) =>
      untilTurn(
        (state.data?.cases ?? []).map(({ sla }) => sla),
        serverNowMillis(),
      ),
  });

/** What happened before a moment, part by part. */
export const momentsQuery = ({ id, reference = '' }: Whose, from: string) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'customer', id ?? { reference }, 'before', from],
    queryFn: (context) => {
      const { pageParam: cursor, signal } = context;
      const headers = lookAgain(context);
      return answer(
        id === undefined
          ? api.GET('/api/desk/cases/{reference}/customer/moments', {
              params: { path: { reference }, query: { cursor } },
              signal,
              headers,
            })
          : api.GET('/api/desk/customers/{id}/moments', {
              params: { path: { id }, query: { cursor } },
              signal,
              headers,
            }),
      );
    },
    initialPageParam: from,
    getNextPageParam: (page) => page.next,
    // What happened before does not change; each look is written down.
    staleTime: Infinity,
  });

export const channels = ['phone', 'e-mail', 'chat', 'visit', 'letter'] as const;
export const causes = ['status-check', 'delay', 'error', 'missing-document', 'other'] as const;

/** One contact for each key, however often it is sent. */
export const logContact = (reference: string, key: string, body: NewContact) =>
  answer(
    api.POST('/api/desk/cases/{reference}/contacts', {
      params: { path: { reference }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );

export const makeStatusLink = (reference: string) =>
  answer(
    api.POST('/api/desk/cases/{reference}/status-link', {
      params: { path: { reference } },
      body: { ttlHours: 720 },
    }),
  );

export const revokeStatusLinks = (reference: string) =>
  answer(
    api.DELETE('/api/desk/cases/{reference}/status-link', { params: { path: { reference } } }),
  );

export const satisfactionQuery = (reference: string) =>
  queryOptions({
    queryKey: ['desk', 'satisfaction', reference],
    queryFn: async (context): Promise<Satisfaction | null> => {
      const { data, error } = await api.GET('/api/desk/cases/{reference}/satisfaction', {
        params: { path: { reference } },
        signal: context.signal,
        headers: lookAgain(context),
      });
      if (error) throw error;
      return data ?? null;
    },
  });

export const noteSatisfaction = (reference: string, body: NewSatisfaction) =>
  answer(
    api.POST('/api/desk/cases/{reference}/satisfaction', { params: { path: { reference } }, body }),
  );

export const forgetWords = async (reference: string) => {
  const { error } = await api.DELETE('/api/desk/cases/{reference}/satisfaction/words', {
    params: { path: { reference } },
  });
  if (error) throw error;
};
