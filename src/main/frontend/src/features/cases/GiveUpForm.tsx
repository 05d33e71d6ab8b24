import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StuckStep } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { DialogEnd } from '../../shared/ui/Dialog';
import { TextArea } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import styles from './CasePage.module.css';
import { giveUpStuck } from './cases.api';
import { useFollowUp } from './useFollowUp';

interface Props {
  reference: string;
  stuck: StuckStep;
  onDone: () => void;
}

/** Nobody will do it any more, and why. */
export function GiveUpForm({ reference, stuck, onDone }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const done = useFollowUp(t('stuck.gaveUp', { step: stuck.stepLabel }), onDone);
  const giving = useMutation({
    mutationFn: () => giveUpStuck(reference, stuck.id, reason.trim()),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') giving.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.dialog} noValidate>
      <p>{t('stuck.giveUpLead')}</p>
      {giving.isError && <ErrorNote error={giving.error} safe={t('form.safe')} />}
      <TextArea
        label={t('stuck.reason')}
        required
        value={reason}
        error={tried && reason.trim() === '' ? t('stuck.missing') : undefined}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <DialogEnd onClose={onDone}>
        <Button type="submit" look="primary" isPending={giving.isPending}>
          {t('stuck.giveUpDo')}
        </Button>
      </DialogEnd>
    </form>
  );
}
