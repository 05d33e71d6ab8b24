import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCase } from '../../shared/api/schema';
import { date, day } from '../../shared/format/values';
import { SlaChip } from '../../shared/ui/SlaChip';
import styles from './Desk.module.css';

interface Props {
  id: string;
  found: DeskCase;
  asOf: number;
  isMarked: boolean;
  onChoose: () => void;
}

/** A row that is the answer: what to say, and the promised day. */
export function FoundCase({ id, found, asOf, isMarked, onChoose }: Props) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  const { reference, title, customer, sentence, language, promise, sla, closedAt, outcome } = found;
  return (
    // The box has the focus and the keys; the row is what the mark is on.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      ref={row}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className={styles.row}
      onClick={onChoose}
    >
      <p className={styles.who}>
        <span className="reference">{reference}</span>
        <strong>{customer.name}</strong>
        <span className="muted">{[customer.postcode, title].filter(Boolean).join(' · ')}</span>
        <span className={styles.state}>
          {closedAt ? (
            <span className="muted">
              {t('desk.closed', { date: date(closedAt), outcome: outcome ?? '' })}
            </span>
          ) : (
            <SlaChip sla={sla} asOf={asOf} />
          )}
        </span>
      </p>
      <p lang={language}>{sentence ?? t(closedAt ? 'case.over' : 'case.noSentence')}</p>
      {promise && !closedAt && (
        <p className="muted">
          {t('promise.promised')} <strong>{day(promise.date)}</strong>
        </p>
      )}
    </div>
  );
}
