import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeSplit as Split } from '../../shared/api/schema';
import { number } from '../../shared/format/values';
import { TableToggle } from '../../shared/ui/TableToggle';
import { spanWords } from '../../shared/ui/SlaChip';
import { splitParts } from './times.state';
import styles from './Times.module.css';

/** Whose a case's time was: worked on, queued, with the customer, with others, with machines. */
export function TimeSplit({ split }: { split: Split }) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const parts = splitParts(split);
  const share = (part: { share: number }) => `${number(Math.round(part.share * 100))} %`;
  return (
    <section aria-labelledby="split">
      <h2 id="split">{t('split.title')}</h2>
      <div className={styles.bar} aria-hidden="true">
        {parts.map((part) =>
          part.seconds > 0 ? (
            <span
              key={part.name}
              className={styles[part.name] ?? ''}
              style={{ flexGrow: part.seconds }}
            />
          ) : null,
        )}
      </div>
      {table ? (
        <table className={styles.table}>
          <caption className="visually-hidden">{t('split.title')}</caption>
          <thead>
            <tr>
              {['part', 'time', 'share'].map((column) => (
                <th key={column} scope="col">
                  {t(`split.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.name}>
                <th scope="row">{t(`split.${part.name}`)}</th>
                <td className="numbers">{spanWords(t, part.seconds)}</td>
                <td className="numbers">{share(part)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('split.elapsed')}</th>
              <td className="numbers">{spanWords(t, split.elapsed)}</td>
              <td className="numbers">{share({ share: 1 })}</td>
            </tr>
          </tbody>
        </table>
      ) : (
        <ul className={styles.legend}>
          {parts.map((part) => (
            <li key={part.name} className={part.name === split.current ? styles.current : ''}>
              <span aria-hidden="true" className={`${styles.swatch} ${styles[part.name] ?? ''}`} />
              {t(`split.${part.name}`)}{' '}
              <span className="numbers">{spanWords(t, part.seconds)}</span>
              {part.name === split.current && <span className="muted">{t('split.now')}</span>}
            </li>
          ))}
        </ul>
      )}
      <TableToggle isTable={table} onChange={setTable} />
    </section>
  );
}
