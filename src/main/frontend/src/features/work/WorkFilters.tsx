import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../shared/api/schema';
import { number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { toast } from '../../shared/ui/toasts';
import { sorts, type Sort, type WorkSearch } from '.';
import { filtersOf, natural } from './list.state';
import { exportList } from './work.api';
import { useRefusalToast } from './useRefusalToast';
import styles from './WorkFilters.module.css';

const MoreFilters = lazy(() => import('./MoreFilters').then((m) => ({ default: m.MoreFilters })));
const KeepView = lazy(() => import('./KeepView').then((m) => ({ default: m.KeepView })));
const route = getRouteApi('/work');

/** As many rows as a file of a list has at most. */
const mostExported = 10_000;

interface Props {
  search: WorkSearch;
  view: WorkView;
  /** The list has more rows than are counted, and than a file of it has. */
  endless: boolean;
}

export function WorkFilters({ search, view, endless }: Props) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const set = filtersOf(search);
  const [open, setOpen] = useState(set > 0);
  const [keeping, setKeeping] = useState(false);
  const change = (change: Partial<WorkSearch>) => {
    void navigate({
      // The text is looked for a moment after the last key: by then somebody may have opened an item.
      search: (known) => ({
        ...known,
        ...change,
        cursor: undefined,
        item: 'q' in change ? known.item : undefined,
      }),
    });
  };
  const sort = search.sort ?? 'sla';
  const direction = search.direction ?? natural(sort);
  const turned = direction === 'asc' ? 'desc' : 'asc';
  const refuse = useRefusalToast();
  const save = async () => {
    if (endless) toast(t('work.exportCut', { rows: number(mostExported) }));
    try {
      download(await exportList({ ...search, view }), `${t(`work.view.${view}`)}.csv`);
    } catch (refused) {
      refuse(refused);
    }
  };
  return (
    <div className={`${styles.filters} no-print`} role="search" aria-label={t('work.filter.label')}>
      <div className={styles.row}>
        <SearchText
          q={search.q ?? ''}
          onSearch={(q) => {
            change({ q: q || undefined });
          }}
        />
        <div className={styles.sort}>
          <Select
            label={t('work.sort.label')}
            inline
            value={sort}
            onChange={(event) => {
              change({ sort: event.target.value as Sort, direction: undefined });
            }}
            options={sorts.map((value) => ({ value, label: t(`work.sort.${value}`) }))}
          />
          <Button
            look="quiet"
            aria-label={t(`work.sort.${direction}`)}
            onPress={() => {
              change({ direction: turned === natural(sort) ? undefined : turned });
            }}
          >
            <span aria-hidden="true">{direction === 'asc' ? '↑' : '↓'}</span>
          </Button>
        </div>
        <Button
          aria-expanded={open}
          onPress={() => {
            setOpen(!open);
          }}
        >
          {set > 0 ? t('work.filter.set', { count: set }) : t('work.filter.button')}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            setKeeping(true);
          }}
        >
          {t('work.kept.button')}
        </Button>
        <Button look="quiet" onPress={() => void save()}>
          {t('work.export')}
        </Button>
      </div>
      <Suspense>
        {open && <MoreFilters search={search} onChange={change} />}
        {keeping && (
          <KeepView
            search={{ ...search, view }}
            onClose={() => {
              setKeeping(false);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

/** Searches while one types, a moment after the last key. */
function SearchText({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  if (known !== q) {
    setKnown(q);
    setTyped(q);
  }
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => {
      onSearch(typed.trim());
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  });
  return (
    <div className={styles.search}>
      <TextField
        label={t('work.search')}
        inline
        type="search"
        placeholder={t('work.searchHint')}
        aria-keyshortcuts="/"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
    </div>
  );
}
