import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, PromiseEntry } from '../../shared/api/schema';
import { useMe } from '../../shared/api/session';
import { promisesQuery } from '../../shared/case/case.api';
import { day, moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { useNow } from '../../shared/ui/now';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { MovePromise } from './MovePromise';
import styles from './Times.module.css';

const promisers = ['front-office', 'back-office', 'team-lead', 'supervisor'];

/** The one date the customer was told, and the way to another one. */
export function PromisedDate({ found }: { found: CaseDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const { promise, reference, state } = found;
  const may = state === 'open' && me.roles.some((role) => promisers.includes(role));
  if (!promise && !may) return null;
  return (
    <p className={styles.promise}>
      <span>{t(promise ? 'promise.promised' : 'promise.none')}</span>
      {promise && <strong>{day(promise.date)}</strong>}
      {promise?.movedFrom && (
        <span className="muted">
          {t('promise.movedFrom', { date: day(promise.movedFrom) })}
          {promise.reason && ` · ${promise.reason}`}
        </span>
      )}
      {may && (
        <Button
          look="link"
          onPress={() => {
            setOpen(true);
          }}
        >
          {t(promise ? 'promise.move' : 'promise.give')}
        </Button>
      )}
      <Dialog
        title={t(promise ? 'promise.moveTitle' : 'promise.giveTitle')}
        isOpen={open}
        onClose={close}
      >
        <MovePromise reference={reference} before={promise?.date} onDone={close} />
      </Dialog>
    </p>
  );
}

/** Every date the customer was told: who promised it, when, through which channel, why it moved. */
export function PromiseLedger({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const ledger = useQuery(promisesQuery(reference));
  const entries = ledger.data?.items ?? [];
  if (ledger.data && entries.length === 0) return null;
  return (
    <section aria-labelledby="promises">
      <h2 id="promises">{t('promise.ledger')}</h2>
      {ledger.isPending && <Skeleton rows={2} />}
      {ledger.isError && !ledger.data && (
        <ErrorNote error={ledger.error} retry={() => void ledger.refetch()} />
      )}
      <ol className={styles.ledger} aria-label={t('promise.ledger')}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { entry: PromiseEntry }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const { date, movedFrom, reason, channel, source, eventLabel, promisedByName, promisedAt, told } =
    entry;
  const channelWords = (name: string) => t(`channel.${name}`, { defaultValue: name });
  const how = [
    promisedByName ?? t('promise.byRule'),
    moment(promisedAt, now),
    channel ? channelWords(channel) : undefined,
  ];
  const why = [
    movedFrom && t('promise.movedFrom', { date: day(movedFrom) }),
    reason,
    eventLabel,
    source,
  ];
  return (
    <li>
      <strong>{day(date)}</strong>
      <span>
        {how.filter(Boolean).join(' · ')}
        {why.some(Boolean) && <span className={styles.why}>{why.filter(Boolean).join(' · ')}</span>}
        {told && (
          <span className={styles.why}>
            {t('promise.told', {
              name: told.byName,
              at: moment(told.at, now),
              through: told.through ? channelWords(told.through) : '',
            })}
          </span>
        )}
      </span>
    </li>
  );
}
