import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RankingRules } from '../../shared/api/schema';
import { toast } from '../../shared/ui/toasts';
import { useRowDraft } from '../../shared/ui/useRowDraft';
import { changeRanking, previewRanking, progressQuery, rankingQuery } from './ranking.api';
import { ranking } from './ranking.state';

/** The ranking as somebody would have it: what that would mean, and how it comes into force. */
export function useRankingDraft(found: RankingRules, editable: boolean) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useRowDraft({
    kind: ranking,
    found,
    editable,
    key: 'ranking',
    ask: (items, _aside, signal) => previewRanking(items, signal),
    freshMillis: 10_000,
    change: changeRanking,
    onChanged: (table) => {
      client.setQueryData(rankingQuery.queryKey, table);
      void client.invalidateQueries({ queryKey: progressQuery.queryKey });
      toast(t('ranking:applied'));
    },
    read: () => client.fetchQuery({ ...rankingQuery, staleTime: 0 }),
  });
}

export type RankingDraft = ReturnType<typeof useRankingDraft>;
