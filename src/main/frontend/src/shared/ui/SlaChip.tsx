import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Sla, SlaState } from '../api/schema';
import { readSla, spanParts, tickEvery, type SlaReading } from '../format/sla';
import { longDate, time } from '../format/values';
import { useNow } from './now';
import styles from './SlaChip.module.css';

const signs: Record<SlaState, string> = {
  'on-track': '○',
  'at-risk': '◐',
  late: '▲',
  paused: '‖',
  met: '✓',
  none: '–',
};

export function spanWords(t: TFunction, seconds: number): string {
  return spanParts(seconds)
    .map(({ unit, count }) => t(`span.${unit}`, { count }))
    .join(' ');
}

function slaWords(t: TFunction, { state, remaining }: SlaReading, waitingFor: string | undefined) {
  if (state === 'none') return t('sla.none');
  if (state === 'paused')
    return waitingFor ? t('sla.pausedFor', { who: waitingFor }) : t('sla.paused');
  if (state === 'met')
    return remaining !== undefined && remaining > 60
      ? t('sla.metEarly', { span: spanWords(t, remaining) })
      : t('sla.met');
  if (remaining === undefined) return t(`sla.state.${state}`);
  return t(`sla.${state}`, { span: spanWords(t, remaining) });
}

const noTarget: Sla = { state: 'none', running: false };

interface Props {
  sla: Sla | null | undefined;
  /** When the clock was read, in the server's milliseconds. */
  asOf: number;
  waitingFor?: string | undefined;
  /** In a list: the sign and the colour say it to the eye, the words only how long. */
  short?: boolean;
}

/** Sign, words, colour: what is left of a service level, counting down without further questions. */
export function SlaChip({ sla, asOf, waitingFor, short = false }: Props) {
  const { t } = useTranslation();
  const clock = sla ?? noTarget;
  const coarse = useNow('minute');
  const first = readSla(clock, asOf, coarse);
  const now = useNow(clock.running ? tickEvery(first.remaining) : 'minute');
  const reading = readSla(clock, asOf, Math.max(now, coarse));
  const due = clock.dueAt
    ? t('sla.dueAt', { date: longDate(clock.dueAt), time: time(clock.dueAt) })
    : undefined;
  return (
    <span className={`${styles.chip} ${styles[reading.state] ?? ''}`} title={due}>
      <span aria-hidden="true" className={styles.sign}>
        {signs[reading.state]}
      </span>
      {short && reading.state === 'at-risk' && reading.remaining !== undefined ? (
        <span className={styles.words}>
          {t('sla.on-track', { span: spanWords(t, reading.remaining) })}
          <span className="visually-hidden"> · {t('sla.state.at-risk')}</span>
        </span>
      ) : (
        <span className={styles.words}>{slaWords(t, reading, waitingFor)}</span>
      )}
    </span>
  );
}
