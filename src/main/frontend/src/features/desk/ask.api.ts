import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { NewNudge } from '../../shared/api/schema';

export const reasons = ['customer-waits', 'promise-near', 'hardship', 'repeated'] as const;

const of = (reference: string) => ({ params: { path: { reference } } });

export const nudge = (reference: string, body: NewNudge) =>
  answer(api.POST('/api/desk/cases/{reference}/nudges', { ...of(reference), body }));

export const ask = (reference: string, text: string) =>
  answer(api.POST('/api/desk/cases/{reference}/questions', { ...of(reference), body: { text } }));

/** The customer heard this date, which moved; refused if another one counts by now. */
export const told = (reference: string, date: string) =>
  answer(api.POST('/api/desk/cases/{reference}/told', { ...of(reference), body: { date } }));

export const questionsQuery = queryOptions({
  queryKey: ['desk', 'questions'],
  queryFn: ({ signal }) => answer(api.GET('/api/desk/questions', { signal })),
  refetchInterval: 60_000,
});

export const goOn = (id: number, text: string) =>
  answer(api.POST('/api/desk/questions/{id}/lines', { params: { path: { id } }, body: { text } }));

export const close = (id: number) =>
  answer(api.POST('/api/desk/questions/{id}/close', { params: { path: { id } } }));
