import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';

export const requestsQuery = (id: string) =>
  queryOptions({
    queryKey: ['work', 'requests', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/work/{id}/requests', { params: { path: { id } }, signal })),
  });

/** Who has the work is on it. */
export const answerNudges = (id: string, text: string) =>
  answer(
    api.POST('/api/work/{id}/nudges/answer', {
      params: { path: { id } },
      body: text ? { text } : {},
    }),
  );

export const answerQuestion = (id: string, question: number, text: string) =>
  answer(
    api.POST('/api/work/{id}/questions/{question}/answer', {
      params: { path: { id, question } },
      body: { text },
    }),
  );
