import type { CalendarDay } from '../../shared/api/schema';

export interface Span {
  from: number;
  to: number;
}

const minutes = (clock: string) => {
  const [hours = '0', rest = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(rest);
};

/** `09:00-12:30` → from and to in minutes of the day. */
export function spanOf(opening: string): Span {
  const [from = '00:00', to = '24:00'] = opening.split('-');
  return { from: minutes(from), to: minutes(to) };
}

/** From the earliest opening to the latest closing of a year: what the height of a day stands for. */
export function scaleOf(days: CalendarDay[]): Span {
  const spans = days.flatMap(({ open }) => open.map(spanOf));
  return spans.length === 0
    ? { from: 0, to: 24 * 60 }
    : {
        from: Math.min(...spans.map(({ from }) => from)),
        to: Math.max(...spans.map(({ to }) => to)),
      };
}

/** The open parts of a day and the breaks between them, as shares of the scale. */
export function partsOf({ open }: CalendarDay, scale: Span): { open: Span[]; breaks: Span[] } {
  const height = Math.max(1, scale.to - scale.from);
  const spans = open
    .map(spanOf)
    .map(({ from, to }) => ({ from: (from - scale.from) / height, to: (to - scale.from) / height }))
    .sort((one, other) => one.from - other.from);
  const breaks = spans.slice(1).flatMap((span, index) => {
    const before = spans[index]?.to ?? span.from;
    return before < span.from ? [{ from: before, to: span.from }] : [];
  });
  return { open: spans, breaks };
}

export interface MonthOfDays {
  month: number;
  /** Empty places before the first day, Monday first. */
  offset: number;
  days: CalendarDay[];
}

export function monthsOf(days: CalendarDay[]): MonthOfDays[] {
  return Array.from({ length: 12 }, (_, month) => {
    const ofMonth = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);
    const first = ofMonth[0]?.date ?? '2024-01-01';
    return { month, offset: (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7, days: ofMonth };
  });
}

export const openDays = (days: CalendarDay[]) => days.filter(({ open }) => open.length > 0).length;
