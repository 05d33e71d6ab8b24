import { workViews, type WorkView } from '../../shared/api/schema';

export const sorts = ['sla', 'created', 'priority', 'value', 'score'] as const;
export type Sort = (typeof sorts)[number];
export const slaFilters = ['on-track', 'at-risk', 'late', 'paused', 'none'] as const;
export type SlaFilter = (typeof slaFilters)[number];
export type Direction = 'asc' | 'desc';

/** A list with its filters, order, page and open item is an address that can be passed on. */
export interface WorkSearch {
  view?: WorkView | undefined;
  process?: string | undefined;
  step?: string | undefined;
  group?: string | undefined;
  priority?: string | undefined;
  sla?: SlaFilter | undefined;
  customer?: string | undefined;
  amountFrom?: string | undefined;
  amountTo?: string | undefined;
  /** Values by the name of the field that lists show. */
  fields?: Record<string, string> | undefined;
  q?: string | undefined;
  sort?: Sort | undefined;
  direction?: Direction | undefined;
  /** Where the page begins; none: at the beginning. */
  cursor?: string | undefined;
  item?: string | undefined;
}

const oneOf = <Value extends string>(allowed: readonly Value[], value: unknown) =>
  allowed.find((each) => each === value);
const text = (value: unknown) =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value)
    : undefined;

function texts(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const read = Object.entries(value).flatMap(([name, each]) => {
    const known = text(each);
    return known === undefined ? [] : [[name, known] as const];
  });
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}

export function workSearch(search: Record<string, unknown>): WorkSearch {
  const read: { [Key in keyof WorkSearch]: WorkSearch[Key] | undefined } = {
    view: oneOf(workViews, search.view),
    process: text(search.process),
    step: text(search.step),
    group: text(search.group),
    priority: text(search.priority),
    sla: oneOf(slaFilters, search.sla),
    customer: text(search.customer),
    amountFrom: text(search.amountFrom),
    amountTo: text(search.amountTo),
    fields: texts(search.fields),
    q: text(search.q),
    sort: oneOf(sorts, search.sort),
    direction: oneOf(['asc', 'desc'] as const, search.direction),
    cursor: text(search.cursor),
    item: text(search.item),
  };
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as WorkSearch;
}
