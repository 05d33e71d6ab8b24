import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CausesSearch } from '.';
import type { ContactCausesRow } from '../../shared/api/schema';
import { money, number } from '../../shared/format/values';
import ui from '../../shared/ui/table.module.css';
import styles from './Causes.module.css';

interface Props {
  rows: ContactCausesRow[];
  currency: string | undefined;
  isTable: boolean;
  label: string;
  search: CausesSearch;
}

/** One bar a row, longest first; each leads to exactly its contacts. */
export function CauseBars({ rows, currency, isTable, label, search }: Props) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map(({ contacts }) => contacts));
  const cost = (row: ContactCausesRow) => (row.cost && currency ? money(row.cost, currency) : '');
  const causes = (row: ContactCausesRow) =>
    Object.entries(row.causes)
      .map(([cause, count]) => `${t(`desk.cause.${cause}`)} ${number(count)}`)
      .join(' · ');
  if (isTable)
    return (
      <div className={styles.wide}>
        <table className={ui.table}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {['where', 'contacts', 'repeated', 'cost', 'causes'].map((column) => (
                <th key={column} scope="col">
                  {t(`desk:causes.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.process + row.step}>
                <th scope="row">
                  <ToContacts row={row} search={search} />
                </th>
                <td className="numbers">{number(row.contacts)}</td>
                <td className="numbers">{number(row.repeated)}</td>
                <td className="numbers">{cost(row) || '–'}</td>
                <td>{causes(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  return (
    <ol className={styles.bars}>
      {rows.map((row) => (
        <li key={row.process + row.step}>
          <ToContacts row={row} search={search} />
          <span className="numbers">
            {t('desk:causes.contacts', { count: row.contacts, shown: number(row.contacts) })}
            {cost(row) && ` · ${cost(row)}`}
          </span>
          <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
            <rect className={styles.bar} width={(100 * row.contacts) / most} height="8" />
            <rect className={styles.again} width={(100 * row.repeated) / most} height="8" />
          </svg>
          <span className={styles.small}>
            {causes(row)}
            {row.repeated > 0 &&
              ` · ${t('desk:causes.again', { count: row.repeated, shown: number(row.repeated) })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function ToContacts({ row, search }: { row: ContactCausesRow; search: CausesSearch }) {
  const { t } = useTranslation();
  const { process, step, title, stepTitle } = row;
  const isShown = search.process === process && search.step === step;
  return (
    <Link
      to="/desk/causes"
      search={{
        ...(search.weeks ? { weeks: search.weeks } : {}),
        process,
        ...(step ? { step } : {}),
      }}
      resetScroll={false}
      aria-current={isShown ? 'true' : undefined}
    >
      {step ? `${stepTitle ?? t('desk:causes.noStep')} · ${title}` : title}
    </Link>
  );
}
