import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
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
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the views are a row that is wider than the screen.
    const current = nav.current?.querySelector<HTMLElement>('[aria-current=page]');
    const row = current?.closest('ul');
    if (current && row) row.scrollLeft = current.offsetLeft - row.clientWidth / 3;
  }, [view]);
  const counts = useQuery(workCountsQuery).data?.counts ?? {};
  return (
    <nav ref={nav} aria-label={t('work.views')} className={styles.views}>
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
