import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { promise } from '../../shared/case/case.api';
import { day } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { DialogEnd } from '../../shared/ui/Dialog';
import { Select, TextArea } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import styles from './CasePage.module.css';
import { useFollowUp } from './useFollowUp';

const DateField = lazy(() => import('../../shared/ui/DateField'));

const channels = ['phone', 'mail', 'chat', 'letter', 'visit'] as const;

interface Props {
  reference: string;
  before: string | undefined;
  onDone: () => void;
}

/** Another date for the customer, and why; the server says which days can be promised. */
export function MovePromise({ reference, before, onDone }: Props) {
  const { t } = useTranslation();
  const label = useId();
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const [channel, setChannel] = useState('');
  const [tried, setTried] = useState(false);
  const done = useFollowUp(t('promise.done', { date: date ? day(date) : '' }), onDone);
  const promising = useMutation({
    mutationFn: () => promise(reference, date, reason.trim(), channel || undefined),
    onSuccess: done,
  });
  const { errors } = asProblem(promising.error);
  const told = (field: string) => errors.find((one) => one.field === field)?.message;
  const dateError = told('date') ?? (tried && date === '' ? t('promise.dateMissing') : undefined);
  const reasonError =
    told('reason') ?? (tried && reason.trim() === '' ? t('case.reasonMissing') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (date !== '' && reason.trim() !== '') promising.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.dialog} noValidate>
      <p>
        {t(before ? 'promise.moveLead' : 'promise.giveLead', { date: before ? day(before) : '' })}
      </p>
      {promising.isError && errors.length === 0 && (
        <ErrorNote error={promising.error} safe={t('form.safe')} />
      )}
      <div>
        <span id={label} className={styles.label}>
          {t('promise.date')}
        </span>
        <Suspense fallback={null}>
          <DateField
            value={date}
            labelledBy={label}
            describedBy={dateError ? `${label}-error` : undefined}
            isInvalid={dateError !== undefined}
            onChange={(next) => {
              promising.reset();
              setDate(next);
            }}
          />
        </Suspense>
        {dateError && (
          <span id={`${label}-error`} className={styles.wrong}>
            {dateError}
          </span>
        )}
      </div>
      <TextArea
        label={t('case.reason')}
        required
        value={reason}
        maxLength={1000}
        error={reasonError}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <Select
        label={t('promise.channel')}
        value={channel}
        error={told('channel')}
        options={[
          { value: '', label: t('promise.notYet') },
          ...channels.map((each) => ({ value: each, label: t(`channel.${each}`) })),
        ]}
        onChange={(event) => {
          setChannel(event.target.value);
        }}
      />
      <DialogEnd onClose={onDone}>
        <Button type="submit" look="primary" isPending={promising.isPending}>
          {t('promise.do')}
        </Button>
      </DialogEnd>
    </form>
  );
}
