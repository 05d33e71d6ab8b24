import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../shared/api/schema';
import { useMedia } from '../../shared/ui/media';
import { RowCards, RowTable } from '../../shared/ui/RowEditor';
import styles from '../../shared/ui/rowEditor.module.css';
import { LevelFields } from './LevelFields';
import type { Row } from './table.state';
import type { LevelDraft } from './useLevelDraft';
import { useLevelWords } from './useLevelWords';

interface Props {
  rows: Row[];
  draft: LevelDraft;
  calendars: Calendar[];
  editable: boolean;
  open: string | undefined;
  setOpen: (id: string | undefined) => void;
  onGone: () => void;
}

const columns = ['step', 'onlyFor', 'target', 'warn', 'escalate', 'pause'] as const;

/** The levels of one kind of case, row by row. */
export function LevelRows({ rows, draft, calendars, editable, open, setOpen, onGone }: Props) {
  const { t } = useTranslation();
  const wide = useMedia('(min-width: 760px)');
  const words = useLevelWords(draft.base.names);
  const Rows = wide ? RowTable : RowCards;
  return (
    <Rows
      rows={rows}
      draft={draft}
      label={t('levels.table.title')}
      columns={columns.map((column) => t(`levels.table.column.${column}`))}
      editable={editable}
      open={open}
      setOpen={setOpen}
      nameOf={({ cells }: Row) => words.nameOf(cells)}
      title={({ cells }: Row) => words.stepOf(cells.level)}
      cells={({ cells }: Row) => (
        <>
          <td>{words.onlyFor(cells) || t('levels.table.all')}</td>
          <td className="numbers">
            <span className={styles.unit}>{words.target(cells)}</span>{' '}
            <span className={`muted ${styles.unit}`}>{cells.calendar}</span>
          </td>
          <td className="numbers">{cells.warnAt ? `${cells.warnAt} %` : '…'}</td>
          <td>{cells.escalateTo || t('levels.table.nobody')}</td>
          <td>{words.pause(cells)}</td>
        </>
      )}
      cardTitle={({ cells }: Row) =>
        [words.stepOf(cells.level), words.onlyFor(cells)].filter(Boolean).join(' · ')
      }
      card={({ cells }: Row) => (
        <>
          <p className="numbers">
            <strong>{words.target(cells)}</strong> <span className="muted">{cells.calendar}</span>
          </p>
          <p className="muted">{words.rest(cells)}</p>
        </>
      )}
      fields={(row: Row) => (
        <LevelFields row={row} draft={draft} calendars={calendars} onGone={onGone} />
      )}
    />
  );
}
