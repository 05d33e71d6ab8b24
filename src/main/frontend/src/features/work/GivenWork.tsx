import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/api/http';
import type { WorkTask } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { Dialog, DialogEnd } from '../../shared/ui/Dialog';
import { Checkbox, TextArea } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import dialog from '../../shared/case/case.module.css';
import { useSkip } from './useWorkActions';
import styles from './GivenWork.module.css';

interface Props {
  task: WorkTask | undefined;
  reasons: string[];
  keepsGoing: boolean;
  keepGoing: (on: boolean) => void;
  onSkipped: () => void;
  onRefused: (problem: Problem) => void;
}

/** Why the service chose this item, and what to do when it is not the right one. */
export function GivenWork({ task, reasons, keepsGoing, keepGoing, onSkipped, onRefused }: Props) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.given} no-print`}>
      <p className={styles.why}>
        {reasons.length === 0
          ? t('next.whyOrder')
          : t('next.why', { reasons: reasons.join(' · ') })}
      </p>
      {task && <SkipWork task={task} onSkipped={onSkipped} onRefused={onRefused} />}
      <Checkbox
        label={t('next.keepGoing')}
        checked={keepsGoing}
        onChange={(event) => {
          keepGoing(event.target.checked);
        }}
      />
    </div>
  );
}

type SkipProps = { task: WorkTask } & Pick<Props, 'onSkipped' | 'onRefused'>;

function SkipWork({ task, onSkipped, onRefused }: SkipProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const skipping = useSkip(task, (problem) => {
    if (problem.status === 422) return;
    close();
    onRefused(problem);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '' || skipping.isPending) return;
    skipping.mutate(reason.trim(), {
      onSuccess: () => {
        close();
        onSkipped();
      },
    });
  };
  return (
    <>
      <Button
        look="quiet"
        onPress={() => {
          skipping.reset();
          setTried(false);
          setOpen(true);
        }}
      >
        {t('next.skip')}
      </Button>
      <Dialog title={t('next.skipTitle', { title: task.title })} isOpen={open} onClose={close}>
        <form onSubmit={submit} className={dialog.dialog} noValidate>
          {skipping.error && <ErrorNote error={skipping.error} safe={t('form.safe')} />}
          <TextArea
            label={t('next.skipReason')}
            required
            value={reason}
            maxLength={500}
            error={tried && reason.trim() === '' ? t('next.skipReasonMissing') : undefined}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <DialogEnd onClose={close}>
            <Button type="submit" look="primary">
              {t('next.skipDo')}
            </Button>
          </DialogEnd>
        </form>
      </Dialog>
    </>
  );
}
