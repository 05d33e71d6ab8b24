import type { Sla, SlaState } from '../api/schema';

export interface SlaReading {
  state: SlaState;
  /** What is left on the level's own clock, in seconds; negative when late. */
  remaining: number | undefined;
}

/**
 * Reads an SLA clock at a moment, given what it said at `asOf`. The browser only counts down; whether the clock
 * ticks, and until when, was said by the server.
 */
export function readSla(sla: Sla, asOf: number, now: number): SlaReading {
  const told = sla.remainingSeconds;
  if (told === undefined || told === null) return { state: sla.state, remaining: undefined };
  if (sla.running !== true) return { state: sla.state, remaining: told };
  const turns = sla.nextChangeAt ? Date.parse(sla.nextChangeAt) : Number.POSITIVE_INFINITY;
  const elapsed = Math.max(0, Math.min(now, turns) - asOf) / 1000;
  const remaining = told - elapsed;
  return { state: stateAt(sla, remaining, now), remaining };
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

/** The two largest units, as keys of the catalogue with their counts: `1 d 2 h`, `45 m`, `30 s`. */
export function spanParts(seconds: number): { unit: 'd' | 'h' | 'm' | 's'; count: number }[] {
  const span = spanOf(seconds);
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
