import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../shared/api/http';
import type { RankingRule } from '../../shared/api/schema';

export const rankingQuery = queryOptions({
  queryKey: ['ranking'],
  queryFn: ({ signal }) => answer(api.GET('/api/work/ranking/rules', { signal })),
});

/** How far open work is ranked by the newest version; asked every second while some is not. */
export const progressQuery = queryOptions({
  queryKey: ['ranking', 'progress'],
  queryFn: ({ signal }) => answer(api.GET('/api/work/ranking', { signal })),
  refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? 1_000 : 60_000),
});

/** What other rules would mean. */
export const previewRanking = (items: RankingRule[], signal: AbortSignal) =>
  answer(api.POST('/api/work/ranking/rules/preview', { body: { items }, signal }));

export const changeRanking = (expectedVersion: string, items: RankingRule[]) =>
  answer(api.PUT('/api/work/ranking/rules', { body: { expectedVersion, items } }));
