import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { ContactCauses } from '../../shared/api/schema';
import { useMe } from '../../shared/api/session';
import { date, money } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { toast } from '../../shared/ui/toasts';
import { setContactCost, setContactVolume } from './causes.api';
import styles from './Causes.module.css';
import { plainDecimal, weekOf } from './causes.state';
import { whyNot } from '../../shared/ui/whyNot';

/** What a contact costs and how many there were in all: known from nobody but people and their systems. */
export function ContactSettings({ found }: { found: ContactCauses }) {
  const { t } = useTranslation();
  const { roles } = useMe();
  const cost = found.costPerContact;
  const counts = roles.includes('supervisor') || roles.includes('process-owner');
  return (
    <section aria-labelledby="settings" className={styles.settings}>
      <h2 id="settings">{t('desk:causes.settings')}</h2>
      <p>
        {cost
          ? t('desk:causes.costIs', {
              cost: money(cost.amount, cost.currency),
              by: cost.setBy,
              date: date(cost.setAt),
            })
          : t('desk:causes.noCost')}
      </p>
      {roles.includes('process-owner') && <CostForm found={found} />}
      {counts && <VolumeForm found={found} />}
    </section>
  );
}

function useSaved(done: string) {
  const client = useQueryClient();
  return () => {
    toast(done);
    return client.invalidateQueries({ queryKey: ['desk'] });
  };
}

function CostForm({ found }: { found: ContactCauses }) {
  const { t } = useTranslation();
  const [amount, setAmount] = useState(found.costPerContact?.amount ?? '');
  const [currency, setCurrency] = useState(found.costPerContact?.currency ?? 'EUR');
  const save = useMutation({
    mutationFn: () =>
      setContactCost({ amount: plainDecimal(amount), currency: currency.trim().toUpperCase() }),
    onSuccess: useSaved(t('desk:causes.costSaved')),
  });
  const wrong = (field: string) =>
    save.isError
      ? asProblem(save.error).errors.find((one) => one.field === field)?.message
      : undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField
        label={t('desk:causes.cost')}
        value={amount}
        inputMode="decimal"
        error={wrong('amount')}
        onChange={(event) => {
          setAmount(event.target.value);
        }}
      />
      <TextField
        label={t('desk:causes.currency')}
        value={currency}
        maxLength={3}
        error={wrong('currency')}
        onChange={(event) => {
          setCurrency(event.target.value);
        }}
      />
      <Button type="submit" isDisabled={save.isPending}>
        {t('desk:causes.save')}
      </Button>
      {save.isError && asProblem(save.error).errors.length === 0 && (
        <p role="alert">{whyNot(t, save.error)}</p>
      )}
    </form>
  );
}

function VolumeForm({ found }: { found: ContactCauses }) {
  const { t } = useTranslation();
  const weeks = found.weeks.toReversed();
  const [week, setWeek] = useState(
    (weeks.find(({ state }) => state === 'missing') ?? weeks[0])?.week ?? '',
  );
  const [total, setTotal] = useState('');
  const saved = useSaved(
    t('desk:causes.totalSaved', { week: t('desk:causes.weekName', weekOf(week)) }),
  );
  const save = useMutation({
    mutationFn: () => setContactVolume({ week, total: Number(total) }),
    onSuccess: () => {
      setTotal('');
      return saved();
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Select
        label={t('desk:causes.column.week')}
        value={week}
        onChange={(event) => {
          setWeek(event.target.value);
        }}
        options={weeks.map((one) => ({
          value: one.week,
          label: `${t('desk:causes.weekName', weekOf(one.week))} · ${date(one.begins)}`,
        }))}
      />
      <TextField
        label={t('desk:causes.column.total')}
        value={total}
        inputMode="numeric"
        error={save.isError ? asProblem(save.error).errors[0]?.message : undefined}
        onChange={(event) => {
          setTotal(event.target.value.replace(/\D/g, ''));
        }}
      />
      <Button type="submit" isDisabled={save.isPending || total === ''}>
        {t('desk:causes.save')}
      </Button>
      {save.isError && asProblem(save.error).errors.length === 0 && (
        <p role="alert">{whyNot(t, save.error)}</p>
      )}
    </form>
  );
}
