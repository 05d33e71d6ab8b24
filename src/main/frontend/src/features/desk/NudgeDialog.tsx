import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskAnswer, NewNudge } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { addWords } from '../../shared/i18n/i18n';
import words from '../../shared/i18n/more/ask.json';
import { Button } from '../../shared/ui/Button';
import { Dialog, DialogEnd } from '../../shared/ui/Dialog';
import { Select, TextField } from '../../shared/ui/fields';
import { useNow } from '../../shared/ui/now';
import { toast } from '../../shared/ui/toasts';
import { nudge, reasons } from './ask.api';
import styles from './Ask.module.css';
import { whyNot } from '../../shared/ui/whyNot';

addWords('ask', words);

interface Props {
  found: DeskAnswer;
  onDone: (answer: DeskAnswer) => void;
  onClose: () => void;
}

/** The usual reason stands there already, so Enter is enough. */
export default function NudgeDialog({ found, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const [reason, setReason] = useState<NewNudge['reason']>('customer-waits');
  const [note, setNote] = useState('');
  const { countsFrom, lastAt, lastBy } = found.nudges;
  const asking = useMutation({
    mutationFn: () =>
      nudge(found.reference, { reason, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: (answer) => {
      toast(t(countsFrom ? 'ask:noted' : 'ask:counted'));
      onDone(answer);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asking.isPending) asking.mutate();
  };
  return (
    <Dialog title={t('ask:hurryTitle', { reference: found.reference })} isOpen onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        {countsFrom && lastAt && (
          <p>
            {t('ask:already', {
              name: lastBy,
              at: moment(lastAt, now),
              from: moment(countsFrom, now),
            })}
          </p>
        )}
        <Select
          label={t('ask:reason')}
          value={reason}
          options={reasons.map((value) => ({ value, label: t(`ask:reasons.${value}`) }))}
          onChange={({ target }) => {
            setReason(target.value as NewNudge['reason']);
          }}
        />
        <TextField
          label={t('ask:note')}
          value={note}
          maxLength={1000}
          onChange={({ target }) => {
            setNote(target.value);
          }}
        />
        {asking.isError && <p role="alert">{whyNot(t, asking.error)}</p>}
        <DialogEnd onClose={onClose}>
          {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to press this */}
          <Button type="submit" look="primary" autoFocus isPending={asking.isPending}>
            {t('ask:hurry')}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
