import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../shared/api/schema';
import { reopen } from '../../shared/case/case.api';
import { CauseForm, type SaidCause } from '../../shared/case/CauseForm';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import styles from './CasePage.module.css';
import { useFollowUp } from './useFollowUp';

/** A closed case goes on under its reference, with a cause. */
export function ReopenCase({ found }: { found: CaseDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { reference } = found;
  const close = () => {
    setOpen(false);
  };
  const done = useFollowUp(t('case.reopened', { reference }), close);
  const reopening = useMutation({
    mutationFn: ({ cause, note }: SaidCause) => reopen(reference, cause, note),
    onSuccess: done,
  });
  if (!found.reopen) return null;
  return (
    <div className={`${styles.actions} no-print`}>
      <Button
        onPress={() => {
          reopening.reset();
          setOpen(true);
        }}
      >
        {t('case.reopen')}
      </Button>
      <Dialog title={t('case.reopenTitle')} isOpen={open} onClose={close}>
        <CauseForm
          causes={found.reopen.causes}
          doLabel={t('case.reopenDo', { reference })}
          busy={reopening.isPending}
          error={reopening.error}
          onDo={(said) => {
            reopening.mutate(said);
          }}
          onCancel={close}
        />
      </Dialog>
    </div>
  );
}
