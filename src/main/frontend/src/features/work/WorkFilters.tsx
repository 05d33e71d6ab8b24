import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { processesQuery } from '../../shared/case/case.api';
import { spoken } from '../../shared/format/names';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { slaFilters, sorts, type WorkSearch } from '.';
import styles from './WorkFilters.module.css';

const route = getRouteApi('/work');

export function WorkFilters({ search }: { search: WorkSearch }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const me = useMe();
  const processes = useQuery(processesQuery).data?.items ?? [];
  const set = [search.process, search.group, search.sla].filter(Boolean).length;
  const [open, setOpen] = useState(set > 0);
  const choose = (name: keyof WorkSearch) => (event: { target: { value: string } }) => {
    const { value } = event.target;
    void navigate({
      // The text is looked for a moment after the last key: by then somebody may have opened an item.
      search: (known) =>
        ({
          ...known,
          [name]: value || undefined,
          item: name === 'q' ? known.item : undefined,
        }) as WorkSearch,
    });
  };
  const any = { value: '', label: t('work.filter.any') };
  return (
    <div className={`${styles.filters} no-print`} role="search" aria-label={t('work.filter.label')}>
      <div className={styles.row}>
        <SearchText q={search.q ?? ''} onSearch={(q) => choose('q')({ target: { value: q } })} />
        <div className={styles.sort}>
          <Select
            label={t('work.sort.label')}
            inline
            value={search.sort ?? 'sla'}
            onChange={choose('sort')}
            options={sorts.map((value) => ({ value, label: t(`work.sort.${value}`) }))}
          />
        </div>
        <Button
          aria-expanded={open}
          onPress={() => {
            setOpen(!open);
          }}
        >
          {set > 0 ? t('work.filter.set', { count: set }) : t('work.filter.button')}
        </Button>
      </div>
      {open && (
        <div className={styles.more}>
          <Select
            label={t('work.filter.process')}
            value={search.process ?? ''}
            onChange={choose('process')}
            options={[
              any,
              ...processes.map(({ process, name }) => ({ value: process, label: name })),
            ]}
          />
          <Select
            label={t('work.filter.group')}
            value={search.group ?? ''}
            onChange={choose('group')}
            options={[any, ...me.groups.map((value) => ({ value, label: spoken(value) }))]}
          />
          <Select
            label={t('work.filter.sla')}
            value={search.sla ?? ''}
            onChange={choose('sla')}
            options={[
              any,
              ...slaFilters.map((value) => ({ value, label: t(`sla.state.${value}`) })),
            ]}
          />
        </div>
      )}
    </div>
  );
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
