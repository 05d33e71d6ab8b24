import { currentLanguage } from '../i18n/i18n';

function locale(): string {
  return currentLanguage() === 'de' ? 'de-DE' : 'en-GB';
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options);
  formats.set(key, kept);
  return kept;
}

export const time = (at: string | number) =>
  dates({ hour: '2-digit', minute: '2-digit' }).format(new Date(at));

export const date = (at: string | number) =>
  dates({ day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));

export const longDate = (at: string | number) =>
  dates({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));

const sameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString();

/** The time today, else the day, with the year only when it is another one. */
export function moment(at: string | number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (sameDay(then, today)) return time(at);
  if (then.getFullYear() === today.getFullYear())
    return dates({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
      then,
    );
  return date(at);
}

/** Money as it came, a decimal string or a number; whole amounts without decimals. */
export function money(amount: unknown, currency: unknown): string {
  const value = Number(amount);
  if (!Number.isFinite(value)) return String(amount);
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency: typeof currency === 'string' && currency.length === 3 ? currency : 'EUR',
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
  }).format(value);
}

/** As somebody may type it: with the sign of their language, and nothing between thousands. */
export const decimal = (value: number) =>
  new Intl.NumberFormat(locale(), { useGrouping: false, maximumFractionDigits: 4 }).format(value);

export const number = (value: number) => new Intl.NumberFormat(locale()).format(value);

/** `monthlyIncome` → `Monthly income`: how a field without a label of its own is called. */
export function humanized(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return sentence(words);
}

/** Words that stand by themselves begin with a capital. */
export const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const moneyFields = /amount|income|price|total|limit|payout|value|settlement/i;
const isDay = /^\d{4}-\d{2}-\d{2}$/;
const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/;

export interface Words {
  yes: string;
  no: string;
}

/** One value of a case in words; undefined when there is nothing a person could read. */
export function fieldValue(
  name: string,
  value: unknown,
  words: Words,
  currency?: unknown,
): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (moneyFields.test(name) && /^-?\d+(\.\d+)?$/.test(String(value)))
    return money(value, currency);
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object') ? value.join(', ') : undefined;
  if (typeof value === 'object') return undefined;
  const text = String(value);
  if (isDay.test(text)) return date(`${text}T12:00:00`);
  if (isInstant.test(text)) return `${date(text)}, ${time(text)}`;
  return text;
}

/** `Fri 27 Nov 2026, 15:00` by the clock on the wall of a zone. */
export const onTheWall = (at: string, zone: string) =>
  dates({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(at));

/** The name of a day of the week; Monday is 0. */
export const weekdayName = (index: number, length: 'long' | 'short' = 'long') =>
  dates({ weekday: length, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + index)));

/** A day without a time, which is that day everywhere. */
export const day = (isoDay: string) => longDate(`${isoDay}T12:00:00`);

/** The name of a month; January is 0. */
export const monthName = (index: number) =>
  dates({ month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, index, 1)));
