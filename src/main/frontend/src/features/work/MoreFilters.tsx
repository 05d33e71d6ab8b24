import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../shared/api/groups';
import { useMe } from '../../shared/api/session';
import { spoken } from '../../shared/format/names';
import { Select, TextField } from '../../shared/ui/fields';
import { slaFilters, type WorkSearch } from '.';
import { workFiltersQuery } from './work.api';
import styles from './WorkFilters.module.css';

interface Props {
  search: WorkSearch;
  /** Takes effect at once, from the first page on. */
  onChange: (change: Partial<WorkSearch>) => void;
}

/** Everything a list can be narrowed by; steps and fields are those of the chosen process. */
export function MoreFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const groups = useQuery(groupsQuery).data ?? [];
  const seesAll = me.roles.some((role) => seeAllWork.includes(role));
  const processes = useQuery(workFiltersQuery).data?.processes ?? [];
  const chosen = processes.find(({ process }) => process === search.process);
  const any = { value: '', label: t('work.filter.any') };
  const named = (all: { key: string; name: string }[]) => [
    any,
    ...all.map(({ key, name }) => ({ value: key, label: name })),
  ];
  const choose = (name: keyof WorkSearch) => (event: { target: { value: string } }) => {
    onChange({ [name]: event.target.value || undefined });
  };
  const type = (name: 'priority' | 'customer' | 'amountFrom' | 'amountTo') => ({
    label: t(`work.filter.${name}`),
    value: search[name] ?? '',
    onCommit: (value: string) => {
      onChange({ [name]: value || undefined });
    },
  });
  return (
    <div className={styles.more}>
      <Select
        label={t('work.filter.process')}
        value={search.process ?? ''}
        onChange={(event) => {
          onChange({
            process: event.target.value || undefined,
            step: undefined,
            fields: undefined,
          });
        }}
        options={named(processes.map(({ process, name }) => ({ key: process, name })))}
      />
      {chosen && (
        <Select
          label={t('work.filter.step')}
          value={search.step ?? ''}
          onChange={choose('step')}
          options={named(chosen.steps)}
        />
      )}
      <Select
        label={t('work.filter.group')}
        value={search.group ?? ''}
        onChange={choose('group')}
        options={named(groupsToChoose(seesAll ? [] : me.groups, groups, search.group))}
      />
      <Select
        label={t('work.filter.sla')}
        value={search.sla ?? ''}
        onChange={choose('sla')}
        options={named(slaFilters.map((key) => ({ key, name: t(`sla.state.${key}`) })))}
      />
      <Typed {...type('priority')} inputMode="numeric" pattern="[0-9]{1,3}" />
      <Typed {...type('customer')} />
      <Typed {...type('amountFrom')} inputMode="decimal" pattern={amount} />
      <Typed {...type('amountTo')} inputMode="decimal" pattern={amount} />
      {chosen?.fields.map(({ key, name }) => (
        <Typed
          key={key}
          label={name}
          value={search.fields?.[key] ?? ''}
          onCommit={(value) => {
            const { [key]: _before, ...others } = search.fields ?? {};
            const fields = value ? { ...others, [key]: value } : others;
            onChange({ fields: Object.keys(fields).length > 0 ? fields : undefined });
          }}
        />
      ))}
    </div>
  );
}

const seeAllWork = ['supervisor', 'operator', 'administrator'];

/** One's own groups, where all work is seen every group with work, and the one that the address names. */
function groupsToChoose(
  own: string[],
  all: { id: string; label: string }[],
  chosen: string | undefined,
) {
  const labels = new Map(all.map(({ id, label }) => [id, label]));
  const shown = own.length > 0 ? own : labels.keys();
  const keys = new Set([...shown, ...(chosen ? [chosen] : [])]);
  return [...keys].map((key) => ({ key, name: labels.get(key) ?? spoken(key) }));
}

const amount = '[0-9]{1,15}([.][0-9]{1,2})?';

interface TypedProps {
  label: string;
  value: string;
  onCommit: (value: string) => void;
  inputMode?: 'numeric' | 'decimal';
  pattern?: string;
}

/** Counts when it is left or Enter is pressed; what cannot be meant stays in the field, with why. */
function Typed({ label, value, onCommit, inputMode, pattern }: TypedProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const meant = typed.trim().replace(/^(\d+),(\d{1,2})$/, '$1.$2');
  const wrong = meant !== '' && pattern !== undefined && !new RegExp(`^${pattern}$`).test(meant);
  const commit = () => {
    if (!wrong && meant !== value) onCommit(meant);
  };
  return (
    <TextField
      label={label}
      value={typed}
      error={wrong ? t('work.filter.number') : undefined}
      {...(inputMode ? { inputMode } : {})}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
