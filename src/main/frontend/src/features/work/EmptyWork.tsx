import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../shared/api/schema';
import { Empty } from '../../shared/ui/states';
import { workCountsQuery } from './work.api';

/** Says why the list is empty and where there is something. */
export function EmptyWork({ view, filtered }: { view: WorkView; filtered: boolean }) {
  const { t } = useTranslation();
  const team = useQuery(workCountsQuery).data?.counts.team?.count ?? 0;
  if (filtered)
    return (
      <Empty title={t('work.empty.filtered')}>
        <Link to="/work" search={{ view }}>
          {t('work.filter.clear')}
        </Link>
      </Empty>
    );
  const elsewhere = view !== 'team' && team > 0;
  return (
    <Empty title={t(`work.empty.${view}`)}>
      {elsewhere && (
        <Link to="/work" search={{ view: 'team' }}>
          {t('work.empty.teamHas', { count: team })}
        </Link>
      )}
      {!elsewhere && <p className="muted">{t('work.empty.follows')}</p>}
    </Empty>
  );
}
