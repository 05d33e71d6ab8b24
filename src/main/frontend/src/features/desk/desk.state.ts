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

/** The customers of these cases, each once, in the order they come. */
export function customersOf(cases: DeskCase[]): { id: string; name: string }[] {
  const seen = new Map<string, string>();
  cases.forEach(({ customer: { id, name } }) => {
    if (id !== undefined && !seen.has(id)) seen.set(id, name ?? id);
  });
  return [...seen].map(([id, name]) => ({ id, name }));
}

/** The days that open cases were promised for, soonest first. */
export function promisedAhead(
  cases: DeskCase[],
): { reference: string; title: string; on: string }[] {
  return cases
    .flatMap(({ reference, title, state, promise }) =>
      state === 'open' && promise ? [{ reference, title, on: promise.date }] : [],
    )
    .sort((one, other) => one.on.localeCompare(other.on));
}
