import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../shared/api/http';
import type { PresenceState } from '../shared/api/schema';

export const notNowReasons = ['break', 'call-follow-up', 'not-my-work', 'other'] as const;

/** Asking tells the house that the person is there, also while they look at another window. Offers are told at once. */
export const myPresenceQuery = queryOptions({
  queryKey: ['presence', 'me'],
  queryFn: ({ signal }) => answer(api.GET('/api/presence/me', { signal })),
  refetchInterval: ({ state }) => (document.hidden ? 60_000 : state.data?.offer ? 4_000 : 15_000),
  refetchIntervalInBackground: true,
});

export const sayPresence = (state: PresenceState) =>
  answer(api.PUT('/api/presence/me', { body: { state } }));

const of = (id: number) => ({ params: { path: { id } } });

export const acceptOffer = (id: number) =>
  answer(api.POST('/api/presence/me/offers/{id}/accept', of(id)));
export const declineOffer = (id: number, reason: (typeof notNowReasons)[number]) =>
  answer(api.POST('/api/presence/me/offers/{id}/not-now', { ...of(id), body: { reason } }));
