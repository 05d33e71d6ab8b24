import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { number } from '../../shared/format/values';
import { ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import words from '../../shared/i18n/more/ranking.json';
import { addWords } from '../../shared/i18n/i18n';
import { mayRank } from '.';
import { progressQuery, rankingQuery } from './ranking.api';
import styles from './Ranking.module.css';
import { RankingTable } from './RankingTable';

addWords('ranking', words);

/** By which rules work is picked up, and what other rules would put first. */
export function RankingPage() {
  const { t } = useTranslation();
  const me = useMe();
  const ranking = useQuery(rankingQuery);
  const { data: progress } = useQuery(progressQuery);
  return (
    <div className={styles.page}>
      <LoadingBar busy={ranking.isFetching && !ranking.isPending} />
      <h1>{t('ranking:title')}</h1>
      <p className="muted">{t('ranking:lead')}</p>
      <p role="status" className="muted">
        {progress &&
          progress.waiting > 0 &&
          t('ranking:waiting', { count: progress.waiting, shown: number(progress.waiting) })}
      </p>
      {ranking.isPending && <Skeleton rows={8} />}
      {ranking.isError && !ranking.data && (
        <ErrorNote error={ranking.error} retry={() => void ranking.refetch()} />
      )}
      {ranking.data && ranking.data.items.length === 0 && <p>{t('ranking:none')}</p>}
      {ranking.data && ranking.data.items.length > 0 && (
        <RankingTable found={ranking.data} editable={mayRank(me.roles)} />
      )}
    </div>
  );
}
