import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { Checkbox, Select, TextField } from '../../shared/ui/fields';
import type { CasesSearch } from '.';
import { asReference, caseStates, slaFilters } from './cases.state';
import styles from './CasesPage.module.css';

const route = getRouteApi('/cases');

export function CaseFilters({ search, processes }: { search: CasesSearch; processes: Process[] }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(search.q ?? '');
  const choose = (name: keyof CasesSearch) => (event: { target: { value: string } }) => {
    const value = event.target.value || undefined;
    const without = name === 'process' ? { phase: undefined } : {};
    void navigate({ search: (known) => ({ ...known, ...without, [name]: value }) as CasesSearch });
  };
  const find = (event: FormEvent) => {
    event.preventDefault();
    const reference = asReference(typed);
    if (reference) void navigate({ to: '/cases/$reference', params: { reference } });
    else choose('q')({ target: { value: typed.trim() } });
  };
  const any = { value: '', label: t('cases.any') };
  const phases = processes
    .filter(({ process }) => !search.process || process === search.process)
    .flatMap(({ phases: own }) => own)
    .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index);
  return (
    <form
      className={`${styles.filters} no-print`}
      role="search"
      onSubmit={find}
      aria-label={t('cases.filter')}
    >
      <div className={styles.find}>
        <TextField
          label={t('cases.find')}
          type="search"
          placeholder={t('cases.findHint')}
          aria-keyshortcuts="/"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '' && search.q) choose('q')(event);
          }}
        />
        <Button type="submit">{t('cases.search')}</Button>
      </div>
      <Select
        label={t('cases.process')}
        value={search.process ?? ''}
        onChange={choose('process')}
        options={[any, ...processes.map(({ process, name }) => ({ value: process, label: name }))]}
      />
      <Select
        label={t('cases.state')}
        value={search.state ?? 'open'}
        onChange={choose('state')}
        options={caseStates.map((value) => ({ value, label: t(`cases.states.${value}`) }))}
      />
      <Select
        label={t('cases.column.phase')}
        value={search.phase ?? ''}
        onChange={choose('phase')}
        options={[any, ...phases.map(({ id, label }) => ({ value: id, label }))]}
      />
      <Select
        label={t('cases.column.sla')}
        value={search.sla ?? ''}
        onChange={choose('sla')}
        options={[any, ...slaFilters.map((value) => ({ value, label: t(`sla.state.${value}`) }))]}
      />
      <Checkbox
        label={t('cases.stuck')}
        checked={search.stuck === true}
        onChange={(event) => {
          const stuck = event.target.checked || undefined;
          void navigate({ search: (known) => ({ ...known, stuck }) as CasesSearch });
        }}
      />
    </form>
  );
}
