import { useTranslation } from 'react-i18next';
import type { CaseClock, CaseDetail } from '../../shared/api/schema';
import { longDate, moment, time } from '../../shared/format/values';
import { useNow } from '../../shared/ui/now';
import { amountWords, clockLine } from './times.state';
import styles from './Times.module.css';

const at = (instant: string) => `${longDate(instant)}, ${time(instant)}`;

/** A case's own clock: what it asks for, what is used and left, when to warn, and when it stood. */
export function ClockPicture({ found, clock }: { found: CaseDetail; clock: CaseClock }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const line = clockLine(found, clock, now);
  const left = clock.remaining >= 0;
  const facts: [string, string | undefined][] = [
    [
      'target',
      t('clock.of', { amount: amountWords(t, clock.target, clock.unit), calendar: clock.calendar }),
    ],
    ['used', amountWords(t, clock.used, clock.unit)],
    [left ? 'left' : 'over', amountWords(t, Math.abs(clock.remaining), clock.unit)],
    ['warn', line.warnAt ? at(line.warnAt) : undefined],
    ['due', line.dueAt ? at(line.dueAt) : t('clock.dueLater')],
  ];
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{t('clock.title')}</h2>
      <div className={styles.clock} aria-hidden="true">
        <div className={styles.line}>
          <span className={styles.ran} style={{ width: `${line.now}%` }} />
          {line.pauses.map(({ from, width }) => (
            <span
              key={from}
              className={styles.pause}
              style={{ left: `${from}%`, width: `${width}%` }}
            />
          ))}
          {line.marks.map(({ kind, where }) => (
            <span
              key={kind}
              className={`${styles.mark} ${styles[kind] ?? ''}`}
              style={{ left: `${where}%` }}
            >
              {t(`clock.sign.${kind}`)}
            </span>
          ))}
        </div>
      </div>
      <dl className={styles.facts}>
        {facts.flatMap(([name, value]) =>
          value
            ? [
                <div key={name}>
                  <dt>{t(`clock.${name}`)}</dt>
                  <dd>{value}</dd>
                </div>,
              ]
            : [],
        )}
      </dl>
      {clock.pauses.length > 0 && (
        <table className={styles.table}>
          <caption>{t('clock.pauses')}</caption>
          <thead>
            <tr>
              {['from', 'to', 'reason'].map((column) => (
                <th key={column} scope="col">
                  {t(`clock.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clock.pauses.map(({ from, to, reason }) => (
              <tr key={from}>
                <td className="numbers">{moment(from, now)}</td>
                <td className="numbers">{to ? moment(to, now) : t('clock.still')}</td>
                <td>{t(`waiting.${reason}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
