import { workSearch, type Direction, type Sort, type WorkSearch } from '.';

const falling: readonly Sort[] = ['priority', 'value', 'score'];

/** Which way a list goes when nobody said: what is to be done first comes first. */
export const natural = (sort: Sort): Direction => (falling.includes(sort) ? 'desc' : 'asc');

const filters = [
  'process',
  'step',
  'group',
  'priority',
  'sla',
  'customer',
  'amountFrom',
  'amountTo',
] as const;

/** How many filters a list has, the search text aside. */
export function filtersOf(search: WorkSearch): number {
  const own = filters.filter((name) => search[name]).length;
  return own + Object.keys(search.fields ?? {}).length;
}

export const isNarrowed = (search: WorkSearch) => filtersOf(search) > 0 || Boolean(search.q);

const field = 'field.';

/** The list as the server is asked for it; what stays the same from page to page. */
export function asked(search: WorkSearch): Record<string, string> {
  const { item: _item, cursor: _cursor, fields, ...rest } = search;
  const own = Object.entries(rest).filter(([, value]) => value !== undefined);
  const values = Object.entries(fields ?? {}).map(([name, value]) => [field + name, value]);
  return Object.fromEntries([...own, ...values] as [string, string][]);
}

/** The address of a list that was kept. */
export function searchOf(query: Record<string, string>): WorkSearch {
  const fields = Object.entries(query)
    .filter(([name]) => name.startsWith(field))
    .map(([name, value]) => [name.slice(field.length), value]);
  return workSearch({ ...query, fields: Object.fromEntries(fields) as Record<string, string> });
}

/** Whether a kept list is the one that is shown. */
export function isShown(query: Record<string, string>, search: WorkSearch): boolean {
  const canonical = (parameters: Record<string, string>) =>
    JSON.stringify(Object.entries({ view: 'team', ...parameters }).sort());
  return canonical(query) === canonical(asked(search));
}

/**
 * How far the list has to be scrolled so that the row at `anchor` stays where it was, although rows before it came or went;
 * nothing when it is gone.
 */
export function shift(
  before: readonly string[],
  after: readonly string[],
  anchor: string | undefined,
  rowHeight: number,
): number {
  const from = anchor === undefined ? -1 : before.indexOf(anchor);
  const to = anchor === undefined ? -1 : after.indexOf(anchor);
  return from < 0 || to < 0 ? 0 : (to - from) * rowHeight;
}
