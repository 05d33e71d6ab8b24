import { workViews, type WorkView } from '../../shared/api/schema';

export const sorts = ['sla', 'created', 'priority', 'value'] as const;
export type Sort = (typeof sorts)[number];
export const slaFilters = ['on-track', 'at-risk', 'late', 'paused', 'none'] as const;
export type SlaFilter = (typeof slaFilters)[number];

/** A list with its filters, order and open item is an address that can be passed on. */
export interface WorkSearch {
  view?: WorkView | undefined;
  process?: string | undefined;
  group?: string | undefined;
  sla?: SlaFilter | undefined;
  q?: string | undefined;
  sort?: Sort | undefined;
  item?: string | undefined;
}

const oneOf = <Value extends string>(allowed: readonly Value[], value: unknown) =>
  allowed.find((each) => each === value);
const text = (value: unknown) =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value)
    : undefined;

export function workSearch(search: Record<string, unknown>): WorkSearch {
  const read: { [Key in keyof WorkSearch]: WorkSearch[Key] | undefined } = {
    view: oneOf(workViews, search.view),
    process: text(search.process),
    group: text(search.group),
    sla: oneOf(slaFilters, search.sla),
    q: text(search.q),
    sort: oneOf(sorts, search.sort),
    item: text(search.item),
  };
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as WorkSearch;
}
