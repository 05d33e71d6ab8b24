import { parseDateTime } from '@internationalized/date';
import type {
  CalendarException,
  CalendarForm,
  ExampleAsk,
  HolidayRule,
} from '../../shared/api/schema';
import { weekdays, type Weekday } from '../../shared/format/weekdays';
import { rowsBy } from '../../shared/ui/rows';

/** A calendar while somebody works on it: hours as people type them. */
export interface CalendarEdit {
  zone: string;
  hours: Record<Weekday, string>;
  holidays: HolidayRule[];
  exceptions: { date: string; hours: string; name: string }[];
}

const shown = (openings: string[] | null | undefined) =>
  (openings ?? []).map((opening) => opening.replace('-', '–')).join(', ');

/** `9-12.30, 13:00 – 17` → `09:00-12:30`, `13:00-17:00`; what cannot be read stays as it is, for the server to refuse. */
export function openingsOf(typed: string): string[] {
  return typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) =>
      part
        .split(/\s*[-–—]\s*/)
        .map(clock)
        .join('-'),
    );
}

function clock(typed: string): string {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed.trim());
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}` : typed.trim();
}

export function editOf(form: CalendarForm): CalendarEdit {
  return {
    zone: form.zone ?? '',
    hours: Object.fromEntries(weekdays.map((day) => [day, shown(form.weekly?.[day])])) as Record<
      Weekday,
      string
    >,
    holidays: form.holidays ?? [],
    exceptions: (form.exceptions ?? []).map(({ date, open, name }) => ({
      date: date ?? '',
      hours: shown(open),
      name: name ?? '',
    })),
  };
}

export function formOf({ zone, hours, holidays, exceptions }: CalendarEdit): CalendarForm {
  const open = weekdays.flatMap((day): [string, string[]][] => {
    const openings = openingsOf(hours[day]);
    return openings.length > 0 ? [[day, openings]] : [];
  });
  const days = exceptions.map(({ date, hours: typed, name }): CalendarException => ({
    date,
    open: openingsOf(typed),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
  }));
  return {
    zone: zone.trim(),
    weekly: Object.fromEntries(open),
    ...(holidays.length > 0 ? { holidays } : {}),
    ...(days.length > 0 ? { exceptions: days } : {}),
  };
}

export const sameForm = (one: CalendarEdit, other: CalendarEdit) =>
  JSON.stringify(formOf(one)) === JSON.stringify(formOf(other));

/** My changes, made to the calendar that somebody else has put in force meanwhile. */
export function rebased(
  mine: CalendarEdit,
  base: CalendarForm,
  inForce: CalendarForm,
): CalendarEdit {
  const old = editOf(base);
  const fresh = editOf(inForce);
  return {
    zone: mine.zone.trim() === old.zone.trim() ? fresh.zone : mine.zone,
    hours: Object.fromEntries(
      weekdays.map((day) => [
        day,
        (sameHours(mine.hours[day], old.hours[day]) ? fresh : mine).hours[day],
      ]),
    ) as CalendarEdit['hours'],
    holidays: rebasedList(ruleOf, told, mine.holidays, old.holidays, fresh.holidays),
    exceptions: rebasedList(
      ({ date }) => date,
      ({ date, hours, name }) => told({ date, hours: openingsOf(hours), name: name.trim() }),
      mine.exceptions,
      old.exceptions,
      fresh.exceptions,
    ),
  };
}

const sameHours = (one: string, other: string) =>
  openingsOf(one).join() === openingsOf(other).join();

/** What something says, in whatever order it says it. */
const told = (said: object) =>
  JSON.stringify(
    Object.entries(said)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** A rule is the same one whatever people call it. */
const ruleOf = ({ name: _name, ...rule }: HolidayRule) => told(rule);

/** Each item as I have it where I changed, added or removed it, else as it is in force; mine that are new come last. */
function rebasedList<Item>(
  questionOf: (item: Item) => string,
  saidBy: (item: Item) => string,
  ...lists: [mine: Item[], base: Item[], inForce: Item[]]
): Item[] {
  const rowsOf = rowsBy((item: Item) => item, questionOf);
  const [mine, base, inForce] = lists.map(
    (items) => new Map(rowsOf(items).map(({ id, cells }) => [id, cells])),
  ) as [Map<string, Item>, Map<string, Item>, Map<string, Item>];
  const saidIn = (items: Map<string, Item>, id: string) => {
    const item = items.get(id);
    return item && saidBy(item);
  };
  return [...new Set([...inForce.keys(), ...mine.keys()])].flatMap((id) => {
    const item = (saidIn(mine, id) === saidIn(base, id) ? inForce : mine).get(id);
    return item === undefined ? [] : [item];
  });
}

/** Days with the same hours together: `monday`–`friday` `09:00–17:00`. */
export function hourGroups(
  weekly: CalendarForm['weekly'],
): { from: Weekday; to: Weekday; hours: string }[] {
  const groups: { from: Weekday; to: Weekday; hours: string }[] = [];
  weekdays.forEach((day, index) => {
    const hours = shown(weekly?.[day]);
    if (hours === '') return;
    const last = groups.at(-1);
    if (last && last.hours === hours && weekdays.indexOf(last.to) === index - 1) last.to = day;
    else groups.push({ from: day, to: day, hours });
  });
  return groups;
}

export const units = [
  'business-hours',
  'business-days',
  'business-minutes',
  'calendar-hours',
  'calendar-days',
] as const;
export type Unit = (typeof units)[number];

/** An example as somebody asks for it: a wall clock's day and time in the calendar's zone. */
export interface Example {
  day: string;
  time: string;
  target: string;
  unit: Unit;
}

/** The Friday after this moment at three in the afternoon: what people ask first. */
export function firstExamples(now: number): Example[] {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + ((12 - day.getUTCDay()) % 7 || 7));
  const friday = { day: day.toISOString().slice(0, 10), time: '15:00' };
  return [
    { ...friday, target: '2', unit: 'business-days' },
    { ...friday, target: '4', unit: 'business-hours' },
  ];
}

/** What the server is asked; an example that is not complete yet is left out. */
export function asksOf(examples: Example[], zone: string): ExampleAsk[] {
  return examples.flatMap(({ day, time, target, unit }) => {
    const amount = Number(target.replace(',', '.'));
    if (target.trim() === '' || Number.isNaN(amount)) return [];
    try {
      return [
        {
          openedAt: parseDateTime(`${day}T${clock(time)}`)
            .toDate(zone)
            .toISOString(),
          target: amount,
          unit,
        },
      ];
    } catch {
      return [];
    }
  });
}

/** `may` → 4: months as the calendars write them. */
export const monthIndex = (name: string) =>
  Array.from({ length: 12 }, (_, month) => monthWord(month)).indexOf(name.toLowerCase());

/** 4 → `may`. */
export const monthWord = (month: number) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2024, month, 1)))
    .toLowerCase();
