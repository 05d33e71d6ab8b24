import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StuckStep } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { useNow } from '../../shared/ui/now';
import { ErrorNote } from '../../shared/ui/states';
import { retryStuck } from './cases.api';
import { ByHandForm } from './ByHandForm';
import { GiveUpForm } from './GiveUpForm';
import styles from './StuckSteps.module.css';
import { useFollowUp } from './useFollowUp';

/** What does not go on by itself, in plain words, and a person's ways out of it. */
export function StuckSteps({ reference, stuck }: { reference: string; stuck: StuckStep[] }) {
  const { t } = useTranslation();
  if (stuck.length === 0) return null;
  return (
    <section className={styles.stuck} aria-labelledby="stuck">
      <h2 id="stuck">
        <span aria-hidden="true">▲</span> {t('stuck.label')}
      </h2>
      {stuck.map((each) => (
        <Stuck key={each.id} reference={reference} stuck={each} />
      ))}
    </section>
  );
}

function Stuck({ reference, stuck }: { reference: string; stuck: StuckStep }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const [open, setOpen] = useState<'byHand' | 'giveUp'>();
  const { id, stepLabel, since, what, canRetry, canDoByHand, canGiveUp } = stuck;
  const close = () => {
    setOpen(undefined);
  };
  const retried = useFollowUp(t('stuck.retried', { step: stepLabel }), close);
  const retrying = useMutation({ mutationFn: () => retryStuck(reference, id), onSuccess: retried });
  return (
    <div className={styles.one}>
      <p>
        <strong>{stepLabel}</strong> · {t('stuck.since', { since: moment(since, now) })}
      </p>
      <p>{what}</p>
      {retrying.isError && <ErrorNote error={retrying.error} />}
      <div className={`${styles.ways} no-print`}>
        {canRetry && (
          <Button
            isPending={retrying.isPending}
            onPress={() => {
              retrying.mutate();
            }}
          >
            {t('stuck.retry')}
          </Button>
        )}
        {canDoByHand && (
          <Button
            onPress={() => {
              setOpen('byHand');
            }}
          >
            {t('stuck.byHand')}
          </Button>
        )}
        {canGiveUp && (
          <Button
            onPress={() => {
              setOpen('giveUp');
            }}
          >
            {t('stuck.giveUp')}
          </Button>
        )}
        {!canRetry && !canDoByHand && !canGiveUp && <p className="muted">{t('stuck.help')}</p>}
      </div>
      <Dialog
        title={t('stuck.byHandTitle', { step: stepLabel })}
        isOpen={open === 'byHand'}
        onClose={close}
      >
        <ByHandForm reference={reference} stuck={stuck} onDone={close} />
      </Dialog>
      <Dialog
        title={t('stuck.giveUpTitle', { step: stepLabel })}
        isOpen={open === 'giveUp'}
        onClose={close}
      >
        <GiveUpForm reference={reference} stuck={stuck} onDone={close} />
      </Dialog>
    </div>
  );
}
