import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './rowEditor.module.css';
import { toOutlook } from './RowOutlook';
import { removed, type EditedRow } from './rows';

interface Props<Cells> {
  row: EditedRow<Cells>;
  draft: { rows: EditedRow<Cells>[]; set: (rows: EditedRow<Cells>[]) => void };
  name: string;
  /** Where somebody begins who adds a row. */
  first: 'input' | 'select';
  /** The row as it is in force. */
  inForce: string | undefined;
  /** A row that was never in force is no more. */
  onGone: () => void;
  buttons?: ReactNode;
  children: ReactNode;
}

/** The cells of one row to type in, and what else can be done with it. */
export function RowFields<Cells>(props: Props<Cells>) {
  const { row, draft, first, inForce } = props;
  const { t } = useTranslation();
  const fields = useRef<HTMLDivElement>(null);
  const isNew = row.base === undefined;
  const [begins] = useState(isNew);
  useEffect(() => {
    if (begins) fields.current?.querySelector<HTMLElement>(first)?.focus();
  }, [begins, first]);
  return (
    <div ref={fields} role="group" aria-label={props.name} className={styles.fields}>
      {!row.removed && props.children}
      {inForce !== undefined && (
        <p className="muted">{t('levels.table.inForce', { summary: inForce })}</p>
      )}
      <div className={styles.buttons}>
        <Button
          onPress={() => {
            draft.set(removed(draft.rows, row.id, !row.removed));
            if (isNew) props.onGone();
          }}
        >
          {t(row.removed ? 'levels.table.putBack' : 'levels.table.remove')}
        </Button>
        {!row.removed && props.buttons}
        <span className={styles.jump}>
          <Button look="link" onPress={toOutlook}>
            {t('levels.table.outlook')} <span aria-hidden="true">↓</span>
          </Button>
        </span>
      </div>
    </div>
  );
}
