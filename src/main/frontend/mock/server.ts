import type { Draft, Person, TimelineEntry, WorkItem } from '../src/shared/api/schema';
import { cases, form, items, model, processes, type MockItem } from './data.ts';
import { people } from './people.ts';

type Change = { type: string; ids: string[]; version: number };

let me: Person | undefined;
const drafts = new Map<string, Draft>();
const done: MockItem[] = [];
const happened = new Map<string, TimelineEntry[]>();
const listeners = new Set<(change: Change) => void>();

export function follow(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(type: string, id: string): void {
  listeners.forEach((listener) => {
    listener({ type, ids: [id], version: Date.now() });
  });
}

const now = () => new Date().toISOString();
const json = (body: unknown, status = 200) =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Set-Cookie': 'XSRF-TOKEN=mock; Path=/' },
  });
const problem = (status: number, code: string, detail: string, more: object = {}) =>
  json({ status, code, title: detail, detail, ...more }, status);

function record(reference: string, kind: string, text: string): void {
  const entries = happened.get(reference) ?? [];
  const entry = {
    id: `${reference}-${entries.length}`,
    at: now(),
    kind,
    text,
    actor: me?.name ?? null,
  };
  happened.set(reference, [entry, ...entries]);
  tell('case', reference);
}

function inView(view: string): (item: WorkItem) => boolean {
  if (view === 'mine') return (item) => item.assignee === me?.name;
  if (view === 'team') return (item) => item.groups.some((group) => me?.groups.includes(group));
  if (view === 'at-risk') return (item) => ['at-risk', 'late'].includes(item.sla.state);
  return () => true;
}

function list(query: URLSearchParams): Response {
  const view = query.get('view') ?? 'team';
  const q = query.get('q')?.toLowerCase() ?? '';
  const wanted = (item: WorkItem) =>
    (q === '' ||
      `${item.caseReference} ${item.customer?.name} ${item.title}`.toLowerCase().includes(q)) &&
    (!query.get('sla') || item.sla.state === query.get('sla')) &&
    (!query.get('group') || item.groups.includes(query.get('group') ?? ''));
  const found = (view === 'done-today' ? done : items.filter(inView(view))).filter(wanted);
  return page(found, query);
}

function page(found: unknown[], query: URLSearchParams): Response {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const next = from + limit < found.length ? String(from + limit) : undefined;
  return json({
    items: found.slice(from, from + limit),
    next,
    count: found.length,
    countIsExact: true,
    serverNow: now(),
  });
}

function counts(): Response {
  const of = (count: number) => ({ count, countIsExact: true });
  const views = ['mine', 'team', 'all', 'at-risk'].map((view) => [
    view,
    of(items.filter(inView(view)).length),
  ]);
  return json({
    counts: { ...Object.fromEntries(views), 'done-today': of(done.length) },
    serverNow: now(),
  });
}

function work(
  id: string,
  action: string | undefined,
  method: string,
  body: { data?: Record<string, unknown> },
) {
  const item = items.find((one) => one.id === id);
  if (!item) return problem(410, 'work-item-gone', 'This work item is no longer open.');
  if (!action) {
    const found = cases.find(({ reference }) => reference === item.caseReference);
    return json({
      ...item,
      form: form(item.form),
      data: found?.variables,
      draft: drafts.get(id),
      serverNow: now(),
    });
  }
  if (action === 'draft' && method === 'PUT') {
    const draft = {
      data: body.data ?? {},
      savedAt: now(),
      version: (drafts.get(id)?.version ?? 0) + 1,
    };
    drafts.set(id, draft);
    return json({ savedAt: draft.savedAt, version: draft.version });
  }
  if (item.assignee && item.assignee !== me?.name)
    return problem(409, 'task-already-claimed', 'Somebody else has this.', {
      claimedBy: item.assignee,
      claimedAt: item.assignedAt,
    });
  return act(item, action);
}

function act(item: MockItem, action: string): Response {
  if (action === 'complete') {
    items.splice(items.indexOf(item), 1);
    done.unshift({
      ...item,
      doneAt: now(),
      state: 'completed',
      sla: { state: 'met', remainingSeconds: 7_200 },
    });
  } else {
    item.assignee = action === 'claim' ? (me?.name ?? null) : null;
    item.assignedAt = action === 'claim' ? now() : null;
  }
  record(item.caseReference, `work-${action}d`, `${item.title}: ${action}`);
  tell('work', item.id);
  return json({ ...item, serverNow: now() });
}

function ofCase(reference: string, part: string | undefined, query: URLSearchParams): Response {
  const found = cases.find((one) => one.reference === reference);
  if (!found) return problem(404, 'case-unknown', 'There is no such case.');
  if (part === 'timeline')
    return json({
      items: [
        ...(happened.get(reference) ?? []),
        { id: '3', at: found.openedAt, kind: 'at-risk', text: 'The service level is at risk' },
        { id: '2', at: found.openedAt, kind: 'step-entered', text: found.steps[0]?.label ?? '' },
        {
          id: '1',
          at: found.openedAt,
          kind: 'case-opened',
          text: 'Application received by phone',
          actor: 'carla',
        },
      ],
    });
  if (part === 'position')
    return json({
      processDefinitionId: 'loan-application:1',
      active: found.steps.map(({ element, since }) => ({ element, since })),
      completed: processes[0]?.steps.slice(0, 2).map(({ element }) => element),
    });
  if (part === 'messages') {
    record(reference, 'message-received', 'Answer of the customer noted');
    return json({}, 202);
  }
  if (part === 'withdraw') {
    found.state = 'closed';
    found.outcome = 'cancelled';
    found.closedAt = now();
    record(reference, 'case-closed', 'Withdrawn by the customer');
    return json(found);
  }
  return part === undefined ? json({ ...found, serverNow: now() }) : page([], query);
}

function caseList(query: URLSearchParams): Response {
  const customer = query.get('q')?.toLowerCase() ?? '';
  const found = cases.filter(
    (one) =>
      (!query.get('state') || one.state === query.get('state')) &&
      (!query.get('phase') || one.phase === query.get('phase')) &&
      `${one.customer.name} ${one.reference}`.toLowerCase().includes(customer),
  );
  return page(found, query);
}

function session(method: string, body: { name?: string; password?: string }): Response {
  if (method === 'DELETE') me = undefined;
  if (method === 'DELETE') return json(undefined, 204);
  if (method === 'POST') {
    const person = people.find(({ name }) => name === body.name && name === body.password);
    if (!person) return problem(401, 'sign-in-refused', 'Name and password do not match.');
    me = person;
  }
  return me ? json({ user: me, demo: true }) : problem(401, 'not-signed-in', 'Please sign in.');
}

/** Answers a call as the service would, from made-up data in memory. */
export async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const { method } = request;
  const [, , area, id = '', part] = pathname.split('/').map(decodeURIComponent);
  const body = (method === 'GET' ? {} : await request.json().catch(() => ({}))) as Record<
    string,
    never
  >;
  if (area === 'session') return session(method, body);
  if (area === 'personas') return json({ items: people });
  if (!me) return problem(401, 'not-signed-in', 'Please sign in.');
  if (area === 'processes' && part === 'diagram')
    return new Response(model(), { headers: { 'Content-Type': 'text/xml' } });
  if (area === 'processes') return json({ items: processes });
  if (area === 'work' && id === '') return list(searchParams);
  if (area === 'work' && id === 'counts') return counts();
  if (area === 'work') return work(id, part, method, body);
  if (area === 'cases' && id === '' && method === 'POST') return json(cases[0], 201);
  if (area === 'cases' && id === '') return caseList(searchParams);
  if (area === 'cases') return ofCase(id, part, searchParams);
  return problem(404, 'unknown', 'There is nothing at this address.');
}
