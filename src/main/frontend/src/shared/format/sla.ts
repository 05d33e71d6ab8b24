import type { Sla, SlaState } from '../api/schema';

export interface SlaReading {
  state: SlaState;
  /** What is left on the level's own clock, in seconds; negative when late. */
  remaining: number | undefined;
}

/**
 * Reads an SLA clock at a moment, given what it said at `asOf`. The browser only counts down; whether the clock
 * ticks, and when that turns, was said by the server.
 */
export function readSla(sla: Sla, asOf: number, now: number): SlaReading {
  const told = sla.remainingSeconds;
  if (told === undefined || told === null) return { state: sla.state, remaining: undefined };
  const remaining = told - tickedSeconds(sla, asOf, now);
  return { state: stateAt(sla, remaining, now), remaining };
}

const still: readonly SlaState[] = ['paused', 'met', 'none'];

/** A running clock ticks until its turn, one that stands (the office is closed) from its turn on. */
function tickedSeconds(sla: Sla, asOf: number, now: number): number {
  if (still.includes(sla.state)) return 0;
  const turns = sla.nextChangeAt ? Date.parse(sla.nextChangeAt) : undefined;
  const millis =
    sla.running === true
      ? Math.min(now, turns ?? Number.POSITIVE_INFINITY) - asOf
      : now - Math.max(turns ?? Number.POSITIVE_INFINITY, asOf);
  return Math.max(0, millis) / 1000;
}

/** Whether it ticks at this moment. */
export function ticks(sla: Sla, now: number): boolean {
  if (still.includes(sla.state)) return false;
  const turned = sla.nextChangeAt ? Date.parse(sla.nextChangeAt) <= now : false;
  return (sla.running === true) !== turned;
}

/** A clock that only ticks while the office is open: its hours are never counted as days of 24. */
export const inWorkingTime = ({ unit, nextChangeAt }: Sla) =>
  unit ? unit.startsWith('business') : nextChangeAt !== undefined && nextChangeAt !== null;

/** Milliseconds until one of these clocks says something else than counting down can tell; none: `false`. */
export function untilTurn(slas: (Sla | null | undefined)[], now: number): number | false {
  const turns = slas.flatMap((sla) =>
    sla && !still.includes(sla.state)
      ? [sla.nextChangeAt, sla.warnAt, sla.dueAt].flatMap((at) => (at ? [Date.parse(at)] : []))
      : [],
  );
  const next = Math.min(...turns.filter((at) => at > now));
  return Number.isFinite(next) ? Math.min(Math.max(next - now, 1_000) + 500, 3_600_000) : false;
}

function stateAt(sla: Sla, remaining: number, now: number): SlaState {
  if (sla.state !== 'on-track' && sla.state !== 'at-risk') return sla.state;
  if (remaining < 0) return 'late';
  const warned = sla.warnAt ? Date.parse(sla.warnAt) <= now : false;
  return warned ? 'at-risk' : sla.state;
}

export interface Span {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

export function spanOf(seconds: number): Span {
  const whole = Math.floor(Math.abs(seconds));
  return {
    days: Math.floor(whole / 86_400),
    hours: Math.floor((whole % 86_400) / 3_600),
    minutes: Math.floor((whole % 3_600) / 60),
    seconds: whole % 60,
  };
}

/**
 * The two largest units, as keys of the catalogue with their counts: `1 d 2 h`, `45 m`, `30 s`. Working time has no
 * days: `26 h`, because nobody's working day has 24 hours.
 */
export function spanParts(
  seconds: number,
  working = false,
): { unit: 'd' | 'h' | 'm' | 's'; count: number }[] {
  const span = spanOf(seconds);
  if (working && span.days > 0) return [{ unit: 'h', count: span.days * 24 + span.hours }];
  if (span.days > 0) return parts(['d', span.days], span.days < 10 ? ['h', span.hours] : ['h', 0]);
  if (span.hours > 0) return parts(['h', span.hours], ['m', span.minutes]);
  if (span.minutes >= 5) return parts(['m', span.minutes], ['s', 0]);
  if (span.minutes > 0) return parts(['m', span.minutes], ['s', span.seconds]);
  return [{ unit: 's', count: span.seconds }];
}

function parts(first: ['d' | 'h' | 'm', number], second: ['h' | 'm' | 's', number]) {
  const all = [
    { unit: first[0], count: first[1] },
    { unit: second[0], count: second[1] },
  ];
  return all.filter((part, index) => index === 0 || part.count > 0);
}

/** Seconds until the words of a clock change: every second in the last five minutes, else every minute. */
export function tickEvery(remaining: number | undefined): 'second' | 'minute' {
  return remaining !== undefined && Math.abs(remaining) < 300 ? 'second' : 'minute';
}
