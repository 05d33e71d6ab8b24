import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Moves } from '../../shared/api/schema';
import { serverNowMillis } from '../../shared/api/serverClock';
import { moment, number } from '../../shared/format/values';
import styles from './Levels.module.css';

/** Open work whose due date a change would move, before anybody decides on it. */
export function MovedDates({ moves }: { moves: Moves }) {
  const { t } = useTranslation();
  const { count, cases, items } = moves;
  const at = (instant: string) => moment(instant, serverNowMillis());
  return (
    <section aria-labelledby="moves">
      <h2 id="moves">{t('levels.moves')}</h2>
      <p role="status">
        {count === 0
          ? t('levels.movesNone')
          : t('levels.movesCount', { count, shown: number(count), cases: number(cases) })}
      </p>
      {items.length > 0 && (
        <div className={styles.wide}>
          <table className={styles.table}>
            <caption className="visually-hidden">{t('levels.moves')}</caption>
            <thead>
              <tr>
                {['case', 'due', 'newDue'].map((column) => (
                  <th key={column} scope="col">
                    {t(`levels.move.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(({ reference, step, level, dueAt, newDueAt }) => (
                <tr key={`${reference} ${level} ${dueAt}`}>
                  <th scope="row">
                    <Link to="/cases/$reference" params={{ reference }} className="reference">
                      {reference}
                    </Link>
                    <span className={styles.hours}>{step ?? t('levels.move.whole')}</span>
                  </th>
                  <td className="numbers">{at(dueAt)}</td>
                  <td className="numbers">{at(newDueAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {count > items.length && (
        <p className="muted">{t('levels.movesMore', { shown: number(items.length) })}</p>
      )}
    </section>
  );
}
