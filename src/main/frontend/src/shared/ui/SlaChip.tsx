import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sla, SlaState } from '../api/schema';
import {
  inWorkingTime,
  readSla,
  spanParts,
  tickEvery,
  ticks,
  type SlaReading,
} from '../format/sla';
import { longDate, moment, time } from '../format/values';
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

export function spanWords(t: TFunction, seconds: number, working = false): string {
  return spanParts(seconds, working)
    .map(({ unit, count }) => t(`span.${unit}`, { count }))
    .join(' ');
}

const reasons = ['customer', 'third-party'];

/** Not the clock is near its end: what the customer was promised is. */
const ofPromise = (sla: Sla, state: SlaState) => state === 'at-risk' && sla.atRiskFor === 'promise';

/** The words of a clock at a moment, without its sign. */
function slaWords(t: TFunction, sla: Sla, { state, remaining }: SlaReading): string {
  if (state === 'none') return t('sla.none');
  if (state === 'paused')
    return t(
      reasons.includes(sla.pausedFor ?? '') ? `sla.pausedFor.${sla.pausedFor}` : 'sla.paused',
    );
  if (ofPromise(sla, state)) return t('sla.promise');
  const span = (seconds: number) => spanWords(t, seconds, inWorkingTime(sla));
  if (state === 'met')
    return remaining !== undefined && remaining >= 60
      ? t('sla.metEarly', { span: span(remaining) })
      : t('sla.met');
  // Working time stands still while the office is closed: late by no second of it is just late.
  const without = remaining === undefined || (state === 'late' && remaining > -1);
  if (without) return t(`sla.state.${state}`);
  return t(`sla.${state}`, { span: span(remaining) });
}

/** When it is due, and why it may stand: for those who want to know more. */
function slaDetail(t: TFunction, sla: Sla, now: number): string | undefined {
  const due =
    sla.dueAt && sla.state !== 'paused'
      ? t('sla.dueAt', { date: longDate(sla.dueAt), time: time(sla.dueAt) })
      : undefined;
  const since = sla.pausedSince && t('sla.pausedSince', { since: moment(sla.pausedSince, now) });
  const resumes =
    inWorkingTime(sla) && !ticks(sla, now) && sla.nextChangeAt && sla.state !== 'met'
      ? t('sla.resumes', { at: `${longDate(sla.nextChangeAt)}, ${time(sla.nextChangeAt)}` })
      : undefined;
  const working = inWorkingTime(sla) ? t('sla.working') : undefined;
  const all = [due, since, working, resumes].filter(Boolean);
  return all.length > 0 ? all.join(' · ') : undefined;
}

const noTarget: Sla = { state: 'none', running: false };

interface Props {
  sla: Sla | null | undefined;
  /** When the clock was read, in the server's milliseconds. */
  asOf: number;
  /** Says it when the state turns, never when it only counts down. */
  announces?: boolean;
}

/** Sign, words, colour: what is left of a service level, counting down without further questions. */
export function SlaChip({ sla, asOf, announces = false }: Props) {
  const { t } = useTranslation();
  const clock = sla ?? noTarget;
  const coarse = useNow('minute');
  const first = readSla(clock, asOf, coarse);
  const now = useNow(ticks(clock, coarse) ? tickEvery(first.remaining) : 'minute');
  const at = Math.max(now, coarse);
  const reading = readSla(clock, asOf, at);
  const words = slaWords(t, clock, reading);
  return (
    <span
      className={`${styles.chip} ${styles[reading.state] ?? ''}`}
      title={slaDetail(t, clock, at)}
    >
      <span aria-hidden="true" className={styles.sign}>
        {signs[reading.state]}
      </span>
      <span className={styles.words}>{words}</span>
      {announces && <Turned state={reading.state} words={words} />}
    </span>
  );
}

/** Read out politely when the state has turned; silent at first and while it counts down. */
function Turned({ state, words }: { state: SlaState; words: string }) {
  const [was, setWas] = useState(state);
  const [said, setSaid] = useState('');
  if (was !== state) {
    setWas(state);
    setSaid(words);
  }
  return (
    <span role="status" className="visually-hidden">
      {said}
    </span>
  );
}
