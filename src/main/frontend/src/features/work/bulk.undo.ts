import type { TFunction } from 'i18next';

export type BulkAction =
  'claim' | 'release' | 'assign' | 'priority' | 'transfer' | 'park' | 'unpark';

export interface BulkOrder {
  action: BulkAction;
  user?: string;
  priority?: number;
  group?: string;
  reason?: string;
  until?: string;
}

export interface BulkResult {
  id: string;
  done: boolean;
  code?: string;
  detail?: string;
  caseReference?: string;
  before?: { assignee?: string; priority: number };
  version?: number;
  /** Who has an item for which it was not done. */
  assignee?: string;
  assigneeName?: string;
}

export interface Undoing {
  order: BulkOrder;
  ids: string[];
  /** As the deed left them: what somebody did since is not taken back. */
  expectedVersions?: Record<string, number>;
}

/** What takes back what was done: each order for the items that it puts back as they were. */
export function undoing(action: BulkAction, results: BulkResult[], me: string): Undoing[] {
  const orders = new Map<string, Undoing>();
  for (const { id, done, before, version } of results) {
    const order = done && before ? takesBack(action, before, me) : undefined;
    if (!order) continue;
    const key = JSON.stringify(order);
    const known: Undoing = orders.get(key) ?? { order, ids: [] };
    known.ids.push(id);
    if (version !== undefined)
      known.expectedVersions = { ...known.expectedVersions, [id]: version };
    orders.set(key, known);
  }
  return [...orders.values()];
}

function takesBack(
  action: BulkAction,
  { assignee, priority }: NonNullable<BulkResult['before']>,
  me: string,
): BulkOrder | undefined {
  const handBack: BulkOrder =
    assignee === undefined
      ? { action: 'release' }
      : assignee === me
        ? { action: 'claim' }
        : { action: 'assign', user: assignee };
  if (action === 'priority') return { action: 'priority', priority };
  if (action === 'park')
    return assignee === undefined ? { action: 'release' } : { action: 'unpark' };
  if (action === 'release') return assignee === undefined ? undefined : handBack;
  if (action === 'claim') return assignee === undefined ? handBack : undefined;
  if (action === 'assign') return assignee === me ? { action: 'assign', user: me } : handBack;
  // Who gave work to another team may no longer see it there: that is not taken back in passing.
  return undefined;
}

const mostNamed = 4;

/** Items that were left as they are, and who has them; of many the first ones. */
export function named(left: BulkResult[], me: string, t: TFunction): string {
  const each = left.slice(0, mostNamed).map(({ caseReference, assignee, assigneeName }) => {
    const reference = caseReference ?? t('bulk.unseen');
    return assigneeName === undefined || assignee === me
      ? reference
      : t('bulk.heldBy', { reference, name: assigneeName });
  });
  const more = left.length - each.length;
  return [...each, ...(more > 0 ? [t('bulk.more', { count: more })] : [])].join(', ');
}
