import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactWeek } from '../../shared/api/schema';
import { date, number } from '../../shared/format/values';
import ui from '../../shared/ui/table.module.css';
import { TableToggle } from '../../shared/ui/TableToggle';
import styles from './Causes.module.css';
import { labelled, weekOf } from './causes.state';

const height = 60;

/** The share of contacts that are about cases, week by week; what was not measured has no column. */
export function ContactWeeks({ weeks }: { weeks: ContactWeek[] }) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const named = ({ week }: ContactWeek) => t('desk:causes.weekName', weekOf(week));
  const share = ({ percent }: ContactWeek) =>
    percent === undefined ? undefined : `${number(Number(percent))} %`;
  const most = Math.max(1, ...weeks.map(({ percent }) => Number(percent ?? 0)));
  const wide = 1000 / weeks.length;
  return (
    <section aria-labelledby="weeks">
      <div className={styles.head}>
        <h2 id="weeks">{t('desk:causes.byWeek')}</h2>
        <TableToggle isTable={isTable} onChange={setTable} />
      </div>
      {isTable ? (
        <div
          className={styles.wide}
          role="region"
          aria-label={t('desk:causes.byWeek')}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled by keys
          tabIndex={0}
        >
          <table className={ui.table}>
            <caption className="visually-hidden">{t('desk:causes.byWeek')}</caption>
            <thead>
              <tr>
                {['week', 'begins', 'contacts', 'repeated', 'total', 'share'].map((column) => (
                  <th key={column} scope="col">
                    {t(`desk:causes.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.week}>
                  <th scope="row">{named(week)}</th>
                  <td>{date(week.begins)}</td>
                  <td className="numbers">{number(week.contacts)}</td>
                  <td className="numbers">{number(week.repeated)}</td>
                  <td className="numbers">{week.total === undefined ? '–' : number(week.total)}</td>
                  <td className="numbers">{share(week) ?? t(`desk:causes.state.${week.state}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={styles.weeks}>
          <svg
            role="img"
            aria-label={t('desk:causes.picture', {
              measured: weeks.filter(({ percent }) => percent !== undefined).length,
              count: weeks.length,
            })}
            viewBox={`0 0 1000 ${height}`}
            preserveAspectRatio="none"
          >
            <line x1="0" x2="1000" y1={height} y2={height} />
            {weeks.map((week, index) =>
              week.percent === undefined ? null : (
                <rect
                  key={week.week}
                  className={styles.bar}
                  x={index * wide + wide * 0.15}
                  width={wide * 0.7}
                  y={height - (height * Number(week.percent)) / most}
                  height={(height * Number(week.percent)) / most}
                >
                  <title>{`${named(week)}: ${share(week)}`}</title>
                </rect>
              ),
            )}
          </svg>
          <ol aria-hidden="true" style={{ '--weeks': weeks.length } as React.CSSProperties}>
            {weeks.map((week, index) => (
              <li key={week.week} data-labelled={labelled(weeks.length - 1 - index, weeks.length)}>
                <span>{share(week) ?? '–'}</span>
                <span>{t('desk:causes.weekShort', weekOf(week.week))}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
