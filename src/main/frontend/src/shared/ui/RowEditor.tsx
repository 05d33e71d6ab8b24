import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './rowEditor.module.css';
import type { Change, EditedRow } from './rows';
import ui from './table.module.css';

interface Props<Cells> {
  rows: EditedRow<Cells>[];
  draft: {
    wrong: ReadonlyMap<string, unknown>;
    changeOf: (row: EditedRow<Cells>) => Change | undefined;
  };
  label: string;
  columns: string[];
  editable: boolean;
  open: string | undefined;
  setOpen: (id: string | undefined) => void;
  /** How buttons speak of the row. */
  nameOf: (row: EditedRow<Cells>) => string;
  /** What the row is about, and the cells behind that. */
  title: (row: EditedRow<Cells>) => ReactNode;
  cells: (row: EditedRow<Cells>) => ReactNode;
  /** The same on a card. */
  cardTitle?: (row: EditedRow<Cells>) => ReactNode;
  card: (row: EditedRow<Cells>) => ReactNode;
  fields: (row: EditedRow<Cells>) => ReactNode;
}

/** Where there is room: a table, the row that is worked on opened beneath. */
export function RowTable<Cells>(props: Props<Cells>) {
  const { rows, columns, editable, open } = props;
  const { t } = useTranslation();
  return (
    <table className={`${ui.table} ${styles.table}`}>
      <caption className="visually-hidden">{props.label}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
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
            <th scope="row">
              {props.title(row)} <Mark row={row} draft={props.draft} />
            </th>
            {props.cells(row)}
            {editable && (
              <td className={styles.act}>
                <ChangeButton {...props} row={row} />
              </td>
            )}
          </tr>
          {editable && open === row.id && (
            <tr>
              <td colSpan={columns.length + 1} className={styles.opened}>
                {props.fields(row)}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

/** On a phone: a card for each row. */
export function RowCards<Cells>(props: Props<Cells>) {
  const { rows, editable, open, cardTitle = props.title } = props;
  return (
    <ul className={styles.cards} aria-label={props.label}>
      {rows.map((row) => (
        <li key={row.id} className={row.removed ? styles.gone : ''}>
          <div className={styles.cardHead}>
            <h3>
              {cardTitle(row)} <Mark row={row} draft={props.draft} />
            </h3>
            {editable && <ChangeButton {...props} row={row} />}
          </div>
          {props.card(row)}
          {editable && open === row.id && props.fields(row)}
        </li>
      ))}
    </ul>
  );
}

/** Says that a row is not in force as it stands here, and that something in it is wrong. */
function Mark<Cells>({ row, draft }: Pick<Props<Cells>, 'draft'> & { row: EditedRow<Cells> }) {
  const { t } = useTranslation();
  const change = draft.changeOf(row);
  if (draft.wrong.has(row.id))
    return <span className={styles.wrongMark}>▲ {t('levels.table.wrong')}</span>;
  return change ? <span className={styles.mark}>{t(`levels.table.${change}`)}</span> : null;
}

function ChangeButton<Cells>({
  row,
  open,
  setOpen,
  nameOf,
}: Pick<Props<Cells>, 'open' | 'setOpen' | 'nameOf'> & { row: EditedRow<Cells> }) {
  const { t } = useTranslation();
  const isOpen = open === row.id;
  return (
    <Button
      look="quiet"
      aria-expanded={isOpen}
      aria-label={t(isOpen ? 'levels.table.closeRow' : 'levels.table.changeRow', {
        row: nameOf(row),
      })}
      onPress={() => {
        setOpen(isOpen ? undefined : row.id);
      }}
    >
      {t(isOpen ? 'levels.table.close' : 'levels.table.change')}
    </Button>
  );
}
