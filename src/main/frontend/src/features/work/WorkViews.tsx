import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { workViews, type WorkView } from '../../shared/api/schema';
import { number } from '../../shared/format/values';
import type { WorkSearch } from '.';
import { workCountsQuery } from './work.api';
import styles from './WorkViews.module.css';

interface Props {
  view: WorkView;
  search: WorkSearch;
}

export function WorkViews({ view, search }: Props) {
  const { t } = useTranslation();
  const counts = useQuery(workCountsQuery).data?.counts ?? {};
  return (
    <nav aria-label={t('work.views')} className={styles.views}>
      <ul>
        {workViews.map((each) => {
          const count = counts[each];
          return (
            <li key={each}>
              <Link
                to="/work"
                search={{ ...search, item: undefined, view: each }}
                aria-current={each === view ? 'page' : undefined}
              >
                <span>{t(`work.view.${each}`)}</span>
                {count && (
                  <span className={styles.count}>
                    {number(count.count)}
                    {count.countIsExact ? '' : '+'}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
