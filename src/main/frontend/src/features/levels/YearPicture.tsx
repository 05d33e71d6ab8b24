import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay, CalendarYear } from '../../shared/api/schema';
import { day as dayWords, monthName, weekdayName } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { TableToggle } from '../../shared/ui/TableToggle';
import { LoadingBar } from '../../shared/ui/states';
import ui from '../../shared/ui/table.module.css';
import styles from './YearPicture.module.css';
import { monthsOf, openDays, partsOf, scaleOf, type MonthOfDays, type Span } from './year.state';

interface Props {
  year: CalendarYear | undefined;
  shown: number;
  busy: boolean;
  /** Drawn from what is typed, not from what is in force. */
  changed: boolean;
  onYear: (year: number) => void;
}

/** A year at one look: open days with their breaks, holidays, single days; or the same as a table. */
export function YearPicture({ year, shown, busy, changed, onYear }: Props) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const days = year?.days ?? [];
  return (
    <section aria-labelledby="year" className={styles.picture}>
      <LoadingBar busy={busy} />
      <div className={styles.head}>
        <h2 id="year">{t('levels.year.title', { year: shown })}</h2>
        <Button
          look="quiet"
          aria-label={t('levels.year.before', { year: shown - 1 })}
          onPress={() => {
            onYear(shown - 1);
          }}
        >
          <span aria-hidden="true">‹</span>
        </Button>
        <Button
          look="quiet"
          aria-label={t('levels.year.after', { year: shown + 1 })}
          onPress={() => {
            onYear(shown + 1);
          }}
        >
          <span aria-hidden="true">›</span>
        </Button>
      </div>
      <p className="muted">
        {t(changed ? 'levels.year.asTyped' : 'levels.year.inForce', { count: openDays(days) })}
      </p>
      {table ? <YearTable days={days} year={shown} /> : <Months days={days} />}
      <TableToggle isTable={table} onChange={setTable} />
    </section>
  );
}

function Months({ days }: { days: CalendarDay[] }) {
  const { t } = useTranslation();
  const hatch = useId();
  const scale = scaleOf(days);
  return (
    <>
      <svg width="0" height="0" aria-hidden="true" className={styles.defs}>
        <defs>
          <pattern
            id={hatch}
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="4" height="4" className={styles.ground} />
            <line x1="0" y1="0" x2="0" y2="4" className={styles.stripe} />
          </pattern>
        </defs>
      </svg>
      <div className={styles.months}>
        {monthsOf(days).map((month) => (
          <Month key={month.month} month={month} scale={scale} hatch={`url(#${hatch})`} />
        ))}
      </div>
      <ul className={styles.legend}>
        {(['open', 'break', 'closed', 'holiday', 'exception'] as const).map((kind) => (
          <li key={kind}>
            <svg width={side} height={side} aria-hidden="true">
              <Sign kind={kind} hatch={`url(#${hatch})`} />
            </svg>
            {t(`levels.year.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

const side = 20;
const gap = 2;
const step = side + gap;

function Sign({
  kind,
  hatch,
}: {
  kind: 'open' | 'break' | 'closed' | 'holiday' | 'exception';
  hatch: string;
}) {
  return (
    <>
      <Ground />
      {(kind === 'open' || kind === 'exception') && (
        <rect width={side} height={side} rx="2" className={styles.open} />
      )}
      {kind === 'break' && <rect width={side} height={side} rx="2" fill={hatch} />}
      {kind === 'holiday' && <Holiday />}
      {kind === 'exception' && <Exception />}
    </>
  );
}

const Ground = () => <rect width={side} height={side} rx="2" className={styles.ground} />;
const Holiday = () => (
  <rect x="1" y="1" width={side - 2} height={side - 2} rx="2" className={styles.holiday} />
);
const Exception = () => <path d={`M${side - 8} 0H${side}V8Z`} className={styles.exception} />;

interface MonthProps {
  month: MonthOfDays;
  scale: Span;
  hatch: string;
}

function Month({ month: { month, offset, days }, scale, hatch }: MonthProps) {
  const { t } = useTranslation();
  const weeks = Math.ceil((offset + days.length) / 7);
  const holidays = days.filter(({ kind }) => kind === 'holiday').length;
  const name = monthName(month);
  return (
    <figure className={styles.month}>
      <figcaption>{name}</figcaption>
      <svg
        viewBox={`0 0 ${7 * step - gap} ${13 + Math.max(weeks, 6) * step}`}
        role="img"
        aria-label={t('levels.year.month', { month: name, open: openDays(days), holidays })}
      >
        {Array.from({ length: 7 }, (_, at) => (
          <text key={at} x={at * step + side / 2} y="8" className={styles.weekday}>
            {weekdayName(at, 'short').slice(0, 2)}
          </text>
        ))}
        {days.map((day, index) => {
          const place = offset + index;
          return (
            <g
              key={day.date}
              transform={`translate(${(place % 7) * step} ${13 + Math.floor(place / 7) * step})`}
            >
              <Day day={day} scale={scale} hatch={hatch} />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Day({ day, scale, hatch }: { day: CalendarDay; scale: Span; hatch: string }) {
  const { t } = useTranslation();
  const { open, breaks } = partsOf(day, scale);
  const words = [
    dayWords(day.date),
    day.name,
    day.open.length > 0 ? hours(day) : t('levels.closed'),
  ];
  const bar = (span: Span, look: { className?: string | undefined; fill?: string }) => (
    <rect
      key={`${look.fill ?? ''}${span.from}`}
      y={span.from * side}
      width={side}
      height={(span.to - span.from) * side}
      {...look}
    />
  );
  return (
    <>
      <title>{words.filter(Boolean).join(' · ')}</title>
      <Ground />
      {open.map((span) => bar(span, { className: styles.open }))}
      {breaks.map((span) => bar(span, { fill: hatch }))}
      {day.kind === 'holiday' && <Holiday />}
      {day.kind === 'exception' && <Exception />}
      <text
        x={side / 2}
        y={side / 2 + 4}
        className={`${styles.number} ${open.length === 0 ? styles.shut : ''}`}
      >
        {Number(day.date.slice(8))}
      </text>
    </>
  );
}

const hours = ({ open }: CalendarDay) =>
  open.map((opening) => opening.replace('-', '–')).join(', ');

/** The same as words: each month's open days, and every day that is no usual one. */
function YearTable({ days, year }: { days: CalendarDay[]; year: number }) {
  const { t } = useTranslation();
  return (
    <table className={`${ui.table} ${styles.table}`}>
      <caption className="visually-hidden">{t('levels.year.title', { year })}</caption>
      <thead>
        <tr>
          {['monthOf', 'openDays', 'unusual'].map((column) => (
            <th key={column} scope="col">
              {t(`levels.year.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthsOf(days).map(({ month, days: ofMonth }) => (
          <tr key={month}>
            <th scope="row">{monthName(month)}</th>
            <td className="numbers">{openDays(ofMonth)}</td>
            <td>
              <ul>
                {ofMonth
                  .filter(({ kind }) => kind === 'holiday' || kind === 'exception')
                  .map((day) => (
                    <li key={day.date}>
                      {dayWords(day.date)}: {day.name ?? t(`levels.year.${day.kind}`)}
                      {day.kind === 'exception' &&
                        ` (${day.open.length > 0 ? hours(day) : t('levels.closed')})`}
                    </li>
                  ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
