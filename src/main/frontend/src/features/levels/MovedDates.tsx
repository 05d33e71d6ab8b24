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
        <ul className={styles.moves} aria-label={t('levels.moves')}>
          {items.map(({ reference, step, level, dueAt, newDueAt }) => (
            <li key={`${reference} ${level} ${dueAt}`}>
              <Link to="/cases/$reference" params={{ reference }} className="reference">
                {reference}
              </Link>
              <span>{step ?? t('levels.move.whole')}</span>
              <span className="numbers">
                <span className="muted">{t('levels.move.due', { due: at(dueAt) })}</span>{' '}
                <span aria-hidden="true">→</span>{' '}
                <span className="visually-hidden">{t('levels.move.newDue')}</span> {at(newDueAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > items.length && (
        <p className="muted">{t('levels.movesMore', { shown: number(items.length) })}</p>
      )}
    </section>
  );
}
