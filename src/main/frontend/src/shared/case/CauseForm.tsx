import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { DialogEnd } from '../ui/Dialog';
import { Select, TextArea } from '../ui/fields';
import { ErrorNote } from '../ui/states';
import type { Choice, ReturnCause } from '../api/schema';
import styles from './case.module.css';

export interface SaidCause {
  toStep: string;
  cause: ReturnCause;
  note?: string;
}

interface Props {
  /** Where the case can go; absent when there is nothing to choose. */
  steps?: Choice[];
  causes: Choice[];
  doLabel: string;
  busy: boolean;
  error: unknown;
  onDo: (said: SaidCause) => void;
  onCancel: () => void;
}

/** Why work goes back or a case opens again, and where it goes on. */
export function CauseForm({ steps, causes, doLabel, busy, error, onDo, onCancel }: Props) {
  const { t } = useTranslation();
  const [toStep, setToStep] = useState(steps?.length === 1 ? (steps[0]?.id ?? '') : '');
  const [cause, setCause] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const stepMissing = steps !== undefined && toStep === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (stepMissing || cause === '') return;
    onDo({
      toStep,
      cause: cause as ReturnCause,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
  };
  const options = (choices: Choice[]) => [
    { value: '', label: t('form.select') },
    ...choices.map(({ id, label }) => ({ value: id, label })),
  ];
  return (
    <form onSubmit={submit} className={styles.dialog} noValidate>
      {error !== null && error !== undefined && <ErrorNote error={error} safe={t('form.safe')} />}
      {steps && (
        <Select
          label={t('cause.toStep')}
          required
          value={toStep}
          error={tried && stepMissing ? t('cause.toStepMissing') : undefined}
          options={options(steps)}
          onChange={(event) => {
            setToStep(event.target.value);
          }}
        />
      )}
      <Select
        label={t('cause.cause')}
        required
        value={cause}
        error={tried && cause === '' ? t('cause.causeMissing') : undefined}
        options={options(causes)}
        onChange={(event) => {
          setCause(event.target.value);
        }}
      />
      <TextArea
        label={t('cause.note')}
        value={note}
        maxLength={1000}
        onChange={(event) => {
          setNote(event.target.value);
        }}
      />
      <DialogEnd onClose={onCancel}>
        <Button type="submit" look="primary" isPending={busy}>
          {doLabel}
        </Button>
      </DialogEnd>
    </form>
  );
}
