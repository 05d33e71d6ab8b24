import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../shared/api/schema';
import { useMe } from '../../shared/api/session';
import { weekdayName } from '../../shared/format/values';
import { ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { mayChange } from '.';
import { calendarsQuery, levelsQuery } from './levels.api';
import { hourGroups } from './levels.state';
import { weekdays } from '../../shared/format/weekdays';
import ui from '../../shared/ui/table.module.css';
import styles from './Levels.module.css';
import { LevelTable } from './LevelTable';
import { Recomputing } from './Recomputing';
import { useHolidayWords } from './useHolidayWords';

/** When the offices work and how long each step may take. */
export function LevelsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const calendars = useQuery(calendarsQuery);
  const levels = useQuery(levelsQuery);
  return (
    <div className={styles.page}>
      <LoadingBar busy={calendars.isFetching && !calendars.isPending} />
      <h1>{t('levels.title')}</h1>
      <p className="muted">{t('levels.lead')}</p>
      <Recomputing />
      <section aria-labelledby="calendars">
        <h2 id="calendars">{t('levels.calendars')}</h2>
        {calendars.isPending && <Skeleton rows={5} />}
        {calendars.isError && !calendars.data && (
          <ErrorNote error={calendars.error} retry={() => void calendars.refetch()} />
        )}
        {calendars.data && <CalendarTable calendars={calendars.data.items} />}
      </section>
      {levels.isPending && <Skeleton rows={8} />}
      {levels.isError && !levels.data && (
        <ErrorNote error={levels.error} retry={() => void levels.refetch()} />
      )}
      {(levels.data?.unsaid ?? []).map((level) => (
        <p key={level} role="note" className="muted">
          {t(`levels.unsaid.${level}`)}
        </p>
      ))}
      {levels.data && calendars.data && (
        <LevelTable
          found={levels.data}
          calendars={calendars.data.items}
          editable={mayChange(me.roles)}
        />
      )}
    </div>
  );
}

function CalendarTable({ calendars }: { calendars: Calendar[] }) {
  const { t } = useTranslation();
  const holiday = useHolidayWords();
  return (
    <div className={styles.wide}>
      <table className={`${ui.table} ${styles.table}`}>
        <caption className="visually-hidden">{t('levels.calendars')}</caption>
        <thead>
          <tr>
            {['calendar', 'zone', 'hours', 'holidays', 'days', 'version'].map((column) => (
              <th key={column} scope="col">
                {t(`levels.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendars.map(({ key, calendar, version }) => (
            <tr key={key}>
              <th scope="row">
                <Link to="/service-levels/calendars/$key" params={{ key }}>
                  {key}
                </Link>
              </th>
              <td>{calendar.zone}</td>
              <td>
                <Hours weekly={calendar.weekly} />
              </td>
              <td>{(calendar.holidays ?? []).map(holiday).join(', ') || t('levels.none')}</td>
              <td className="numbers">{(calendar.exceptions ?? []).length}</td>
              <td className="numbers">{version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Hours({ weekly }: { weekly: Calendar['calendar']['weekly'] }) {
  const name = (day: (typeof weekdays)[number]) => weekdayName(weekdays.indexOf(day), 'short');
  return hourGroups(weekly).map(({ from, to, hours }) => (
    <span key={from} className={styles.hours}>
      {from === to ? name(from) : `${name(from)}–${name(to)}`} {hours}
    </span>
  ));
}
