import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { LevelFields } from './LevelFields';
import ui from '../../shared/ui/table.module.css';
import styles from '../../shared/ui/rowEditor.module.css';
import { changeOf, type Row } from './table.state';
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

/** Where there is room: a table, the row that is worked on opened beneath. */
export function LevelRows(props: Props) {
  const { rows, draft, calendars, editable, open, onGone } = props;
  const { t } = useTranslation();
  return (
    <table className={`${ui.table} ${styles.table}`}>
      <caption className="visually-hidden">{t('levels.table.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`levels.table.column.${column}`)}
            </th>
          ))}
          {editable && (
            <th scope="col">
              <span className="visually-hidden">{t('levels.table.column.change')}</span>
            </th>
          )}
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.id} className={row.removed ? styles.gone : ''}>
          <tr>
            <Cells row={row} draft={draft} />
            {editable && (
              <td className={styles.act}>
                <ChangeButton row={row} {...props} />
              </td>
            )}
          </tr>
          {editable && open === row.id && (
            <tr>
              <td colSpan={columns.length + 1} className={styles.opened}>
                <LevelFields row={row} draft={draft} calendars={calendars} onGone={onGone} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

function useCells({ row, draft }: { row: Row; draft: LevelDraft }) {
  const { t } = useTranslation();
  const words = useLevelWords(draft.base.names);
  const { cells } = row;
  return {
    step: words.stepOf(cells.level),
    onlyFor: words.onlyFor(cells) || t('levels.table.all'),
    target: words.target(cells),
    calendar: cells.calendar,
    warn: cells.warnAt ? `${cells.warnAt} %` : '…',
    escalate: cells.escalateTo || t('levels.table.nobody'),
    pause: words.pause(cells),
  };
}

function Cells({ row, draft }: { row: Row; draft: LevelDraft }) {
  const cells = useCells({ row, draft });
  return (
    <>
      <th scope="row">
        {cells.step} <Mark row={row} draft={draft} />
      </th>
      <td>{cells.onlyFor}</td>
      <td className="numbers">
        <span className={styles.unit}>{cells.target}</span>{' '}
        <span className={`muted ${styles.unit}`}>{cells.calendar}</span>
      </td>
      <td className="numbers">{cells.warn}</td>
      <td>{cells.escalate}</td>
      <td>{cells.pause}</td>
    </>
  );
}

/** Says that a row is not in force as it stands here, and that something in it is wrong. */
function Mark({ row, draft }: { row: Row; draft: LevelDraft }) {
  const { t } = useTranslation();
  const change = changeOf(row);
  if (draft.wrong.has(row.id))
    return <span className={styles.wrongMark}>▲ {t('levels.table.wrong')}</span>;
  return change ? <span className={styles.mark}>{t(`levels.table.${change}`)}</span> : null;
}

function ChangeButton({ row, draft, open, setOpen }: Props & { row: Row }) {
  const { t } = useTranslation();
  const words = useLevelWords(draft.base.names);
  const isOpen = open === row.id;
  return (
    <Button
      look="quiet"
      aria-expanded={isOpen}
      aria-label={t(isOpen ? 'levels.table.closeRow' : 'levels.table.changeRow', {
        row: words.nameOf(row.cells),
      })}
      onPress={() => {
        setOpen(isOpen ? undefined : row.id);
      }}
    >
      {t(isOpen ? 'levels.table.close' : 'levels.table.change')}
    </Button>
  );
}

/** On a phone: a card for each row. */
export function LevelCards(props: Props) {
  const { rows, editable } = props;
  const { t } = useTranslation();
  return (
    <ul className={styles.cards} aria-label={t('levels.table.title')}>
      {rows.map((row) => (
        <li key={row.id} className={row.removed ? styles.gone : ''}>
          <Card {...props} row={row} />
          {editable && props.open === row.id && (
            <LevelFields
              row={row}
              draft={props.draft}
              calendars={props.calendars}
              onGone={props.onGone}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Card(props: Props & { row: Row }) {
  const { row, draft, editable } = props;
  const words = useLevelWords(draft.base.names);
  const { step, target, calendar } = useCells({ row, draft });
  const onlyFor = words.onlyFor(row.cells);
  return (
    <>
      <div className={styles.cardHead}>
        <h3>
          {step}
          {onlyFor && ` · ${onlyFor}`} <Mark row={row} draft={draft} />
        </h3>
        {editable && <ChangeButton {...props} />}
      </div>
      <p className="numbers">
        <strong>{target}</strong> <span className="muted">{calendar}</span>
      </p>
      <p className="muted">{words.rest(row.cells)}</p>
    </>
  );
}
