import type { DeskCase } from '../../shared/api/schema';

/** The one case that a telephone system's number leads to: the only open one of one customer. */
export function onlyCase(results: DeskCase[]): string | undefined {
  const customers = new Set(results.map(({ customer }) => customer.id ?? customer.name));
  const open = results.filter(({ state }) => state === 'open');
  if (customers.size !== 1) return undefined;
  if (open.length === 1) return open[0]?.reference;
  return results.length === 1 ? results[0]?.reference : undefined;
}

/** Where the mark goes by a key: through what was found, then what may have been meant; never beyond. */
export function moved(from: number, by: number, rows: number): number {
  return Math.max(0, Math.min(rows - 1, from + by));
}
