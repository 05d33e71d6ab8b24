/** `2026-W48` → the 48th week of 2026. */
export function weekOf(week: string): { number: string; year: string } {
  const [year = '', name = ''] = week.split('-');
  return { number: name.replace('W', ''), year };
}

/** Where a column has room for its label, counted from the last one, which always has: on every screen, or on a wide one. */
export function labelled(fromLast: number, columns: number): 'always' | 'wide' | 'never' {
  const wide = Math.ceil(columns / 13);
  const always = wide * Math.ceil(columns / wide / 4);
  if (fromLast % always === 0) return 'always';
  return fromLast % wide === 0 ? 'wide' : 'never';
}

/** The day on a wall in this zone, so many weeks before an instant: `2026-03-02`. */
export function dayBefore(weeks: number, now: number, zone: string): string {
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => Number(today.find((one) => one.type === type)?.value);
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day') - 7 * weeks))
    .toISOString()
    .slice(0, 10);
}

/** A small number as somebody typed it: no thousands, so that a single sign is always decimal: `12,125` → `12.125`. */
export function plainDecimal(typed: string): string {
  const bare = typed.replace(/\s/g, '');
  return /^\d*[.,]\d*$/.test(bare) ? bare.replace(',', '.') : plainAmount(typed);
}

/** A number as somebody typed it, in English or German, as a plain decimal: `10.000.000,50` → `10000000.50`. */
export function plainAmount(typed: string): string {
  const bare = typed.replace(/[\s'’  ]/g, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  if (last < 0) return bare;
  const sign = bare.charAt(last);
  const digits = bare.length - last - 1;
  const once = bare.indexOf(sign) === last;
  const decimals = once && (digits !== 3 || bare.startsWith('0'));
  return decimals
    ? `${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`
    : bare.replace(/[.,]/g, '');
}

export type Missing = 'cost' | 'share' | 'reduction';

/** What is still to be typed before anything can be reckoned. */
export const missingOf = (typed: Record<Missing, string>): Missing[] =>
  (['cost', 'share', 'reduction'] as const).filter((name) => typed[name].trim() === '');
