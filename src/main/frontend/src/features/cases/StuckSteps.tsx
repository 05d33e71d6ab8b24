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

type Way = 'byHand' | 'giveUp';

/** What does not go on by itself, in plain words, and a person's ways out of it. */
export function StuckSteps({ reference, stuck }: { reference: string; stuck: StuckStep[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ way: Way; of: StuckStep }>();
  const close = () => {
    setOpened(undefined);
  };
  // A step that is tried again is not stuck for a moment, and then is so anew: what somebody types meanwhile stays.
  const current =
    opened &&
    (stuck.find(({ id }) => id === opened.of.id) ??
      stuck.find(({ step }) => step === opened.of.step) ??
      opened.of);
  return (
    <>
      {stuck.length > 0 && (
        <section className={styles.stuck} aria-labelledby="stuck">
          <h2 id="stuck">
            <span aria-hidden="true">▲</span> {t('stuck.label')}
          </h2>
          {stuck.map((each) => (
            <Stuck
              key={each.id}
              reference={reference}
              stuck={each}
              onOpen={(way) => {
                setOpened({ way, of: each });
              }}
            />
          ))}
        </section>
      )}
      {opened && current && (
        <Dialog
          title={t(`stuck.${opened.way}Title`, { step: current.stepLabel })}
          isOpen
          onClose={close}
        >
          {opened.way === 'byHand' ? (
            <ByHandForm reference={reference} stuck={current} onDone={close} />
          ) : (
            <GiveUpForm reference={reference} stuck={current} onDone={close} />
          )}
        </Dialog>
      )}
    </>
  );
}

interface StuckProps {
  reference: string;
  stuck: StuckStep;
  onOpen: (way: Way) => void;
}

function Stuck({ reference, stuck, onOpen }: StuckProps) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const { id, stepLabel, since, what, canRetry, canDoByHand, canGiveUp } = stuck;
  const retried = useFollowUp(t('stuck.retried', { step: stepLabel }), () => undefined);
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
              onOpen('byHand');
            }}
          >
            {t('stuck.byHand')}
          </Button>
        )}
        {canGiveUp && (
          <Button
            onPress={() => {
              onOpen('giveUp');
            }}
          >
            {t('stuck.giveUp')}
          </Button>
        )}
        {!canRetry && !canDoByHand && !canGiveUp && <p className="muted">{t('stuck.help')}</p>}
      </div>
    </div>
  );
}
