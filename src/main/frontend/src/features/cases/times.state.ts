import type { TFunction } from 'i18next';
import type { CaseClock, CaseDetail, TimeSplit } from '../../shared/api/schema';
import { number } from '../../shared/format/values';
import { spanWords } from '../../shared/ui/SlaChip';

const daySeconds = 86_400;

/** `2 working days`, `6.5 working hours`, `18 d`: an amount in the words of its unit, time by the calendar in days and hours. */
export function amountWords(t: TFunction, amount: number, unit: string): string {
  const seconds = amount * (unit === 'calendar-days' ? daySeconds : 3_600);
  if (unit.startsWith('calendar') && seconds % daySeconds !== 0) return spanWords(t, seconds);
  if (unit === 'calendar-hours' && amount > 0)
    return amountWords(t, seconds / daySeconds, 'calendar-days');
  const rounded = Math.round(amount * 100) / 100;
  return t(`clock.amount.${unit}`, { count: rounded, shown: number(rounded) });
}

export interface ClockLine {
  /** Where now is on the line, in percent. */
  now: number;
  pauses: { from: number; width: number }[];
  marks: { kind: 'warn' | 'due' | 'now'; where: number }[];
  warnAt: string | undefined;
  dueAt: string | undefined;
}

const far = Date.parse('9000-01-01T00:00:00Z');

/** A line from the case's opening to its due date, or to now when that is later, in percent of its length. */
export function clockLine(
  { openedAt, closedAt, sla }: Pick<CaseDetail, 'openedAt' | 'closedAt' | 'sla'>,
  { pauses }: Pick<CaseClock, 'pauses'>,
  now: number,
): ClockLine {
  const begin = Date.parse(openedAt);
  const until = closedAt ? Date.parse(closedAt) : now;
  const near = (at: string | null | undefined) => (at && Date.parse(at) < far ? at : undefined);
  const dueAt = near(sla.dueAt);
  const warnAt = near(sla.warnAt);
  const end = Math.max(until, dueAt ? Date.parse(dueAt) : until, begin + 60_000);
  const where = (at: number) =>
    Math.round(Math.min(100, Math.max(0, ((at - begin) / (end - begin)) * 100)) * 100) / 100;
  const mark = (kind: 'warn' | 'due', at: string | undefined) =>
    at ? [{ kind, where: where(Date.parse(at)) }] : [];
  return {
    now: where(until),
    pauses: pauses.map(({ from, to }) => {
      const left = where(Date.parse(from));
      return { from: left, width: Math.max(0.5, where(to ? Date.parse(to) : until) - left) };
    }),
    marks: [...mark('warn', warnAt), ...mark('due', dueAt), { kind: 'now', where: where(until) }],
    warnAt,
    dueAt,
  };
}

const parts = [
  ['working', 'working'],
  ['queued', 'queued'],
  ['customer', 'customer'],
  ['third-party', 'thirdParty'],
  ['system', 'system'],
] as const;

/** The parts in their order, each with its share of the elapsed time. */
export function splitParts(split: TimeSplit) {
  return parts.map(([name, field]) => ({
    name,
    seconds: split[field],
    share: split.elapsed > 0 ? split[field] / split.elapsed : 0,
  }));
}
