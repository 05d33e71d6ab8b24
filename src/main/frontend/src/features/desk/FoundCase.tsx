import { useEffect, useRef } from 'react';
import type { DeskCase } from '../../shared/api/schema';
import { CaseSaid, CaseState } from './CaseSaid';
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
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  const { reference, title, customer } = found;
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
          <CaseState found={found} asOf={asOf} />
        </span>
      </p>
      <CaseSaid found={found} />
    </div>
  );
}
