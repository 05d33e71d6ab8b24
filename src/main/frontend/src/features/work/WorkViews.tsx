import { Link } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { workViews, type SavedView, type WorkView } from '../../shared/api/schema';
import { spoken } from '../../shared/format/names';
import { number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { toast } from '../../shared/ui/toasts';
import type { WorkSearch } from '.';
import { isShown, searchOf } from './list.state';
import { deleteView, keepView, savedViewsQuery, workCountsQuery } from './work.api';
import { useRefusalToast } from './useRefusalToast';
import styles from './WorkViews.module.css';

interface Props {
  view: WorkView;
  search: WorkSearch;
}

/** The views of the house with what is in them, and those that people keep. */
export function WorkViews({ view, search }: Props) {
  const { t } = useTranslation();
  const nav = useRef<HTMLElement>(null);
  const kept = useQuery(savedViewsQuery).data?.items ?? [];
  const shown = kept.find(({ query }) => isShown(query, search))?.id;
  useEffect(() => {
    // On a phone the views are a row that is wider than the screen.
    const current = nav.current?.querySelector<HTMLElement>('[aria-current=page]');
    const row = current?.closest('ul');
    if (current && row) row.scrollLeft = current.offsetLeft - row.clientWidth / 3;
  }, [view, shown]);
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
                search={{ ...search, item: undefined, cursor: undefined, view: each }}
                aria-current={!shown && each === view ? 'page' : undefined}
              >
                <span>{t(`work.view.${each}`)}</span>
                {count && <Count {...count} />}
              </Link>
            </li>
          );
        })}
        {kept.map((each) => (
          <KeptView key={each.id} kept={each} shown={each.id === shown} />
        ))}
      </ul>
    </nav>
  );
}

function Count({ count, countIsExact }: { count: number; countIsExact: boolean }): ReactNode {
  const { t } = useTranslation();
  if (countIsExact) return <span className={styles.count}>{number(count)}</span>;
  const words = t('work.moreThan', { count: number(count) });
  return (
    <span className={styles.count} title={words}>
      <span aria-hidden="true">{number(count)}+</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

function KeptView({ kept, shown }: { kept: SavedView; shown: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refuse = useRefusalToast();
  const renew = () => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const remove = async () => {
    await deleteView(kept.id);
    await renew();
    toast(t('work.kept.deleted', { name: kept.name }), {
      undo: () => {
        const { name, team, query } = kept;
        void keepView({ name, query, ...(team ? { team } : {}) })
          .then(renew)
          .catch(refuse);
      },
    });
  };
  return (
    <li className={styles.kept}>
      <Link
        to="/work"
        search={searchOf(kept.query)}
        aria-current={shown ? 'page' : undefined}
        title={kept.team ? t('work.kept.of', { team: spoken(kept.team) }) : undefined}
      >
        <span>{kept.name}</span>
      </Link>
      {shown && kept.mine && (
        <Button
          look="quiet"
          aria-label={t('work.kept.delete', { name: kept.name })}
          onPress={() => void remove().catch(refuse)}
        >
          <span aria-hidden="true">×</span>
        </Button>
      )}
    </li>
  );
}
