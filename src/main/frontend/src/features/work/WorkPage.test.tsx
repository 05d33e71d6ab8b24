import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workSearch } from '.';
import type { Person, WorkItem } from '../../shared/api/schema';
import { Toasts } from '../../shared/ui/Toasts';
import { WorkPage } from './WorkPage';

const serverNow = '2026-11-20T12:00:00Z';
const me: Person = {
  name: 'bruno',
  displayName: 'Bruno',
  roles: ['back-office'],
  groups: ['credit-officer'],
};
let items: WorkItem[];
let may: WorkItem['may'];
let points: object[] = [];
let asked: string[];
let others: string[];
let left: string[];

const item = (id: string, title: string): WorkItem => ({
  id,
  title,
  caseReference: `LN-10020${id}-K`,
  process: 'loan-application',
  processName: 'Loan application',
  step: 'Task_AssessApplication',
  state: 'open',
  customer: {},
  groups: ['credit-officer'],
  may,
  priority: 50,
  createdAt: serverNow,
  sla: { state: 'none', running: false },
  asked: [],
  fields: {},
});

const found = (id: unknown) => items.find((one) => one.id === id);
const server = setupServer(
  http.get('*/api/work', () =>
    HttpResponse.json({ items, count: items.length, countIsExact: true, serverNow }),
  ),
  http.get('*/api/work/counts', () => HttpResponse.json({ counts: {}, serverNow })),
  http.get('*/api/work/groups', () => HttpResponse.json({ items: [] })),
  http.put('*/api/work/:id/looking', () => HttpResponse.json({ others })),
  http.delete('*/api/work/:id/looking', ({ params }) => {
    left.push(String(params.id));
    return new HttpResponse(null, { status: 204 });
  }),
  http.get('*/api/announcements/cases/*', () => HttpResponse.json({ items: points })),
  http.get('*/api/processes', () => HttpResponse.json({ items: [] })),
  http.get('*/api/cases/*', () => HttpResponse.json({ status: 404 }, { status: 404 })),
  http.get('*/api/work/:id', ({ params }) =>
    HttpResponse.json({ ...found(params.id), data: {}, serverNow }),
  ),
  http.post('*/api/work/:id/:action', ({ params }) => {
    asked.push(`${String(params.action)} ${String(params.id)}`);
    const one = found(params.id);
    if (one && ['claim', 'park'].includes(String(params.action))) one.assignee = 'bruno';
    if (one && params.action === 'release') delete one.assignee;
    if (params.action === 'complete') items = items.filter(({ id }) => id !== params.id);
    return HttpResponse.json(one ?? {});
  }),
);

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
beforeEach(() => {
  asked = [];
  points = [];
  others = [];
  left = [];
  may = ['claim', 'complete', 'documents', 'notes', 'park', 'return', 'transfer'];
  items = [
    item('1', 'Assess application'),
    item('2', 'Check documents'),
    item('3', 'Approve loan'),
  ];
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

function open(address = '/work', who = me) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(['session'], { user: who, demo: true });
  const root = createRootRoute();
  const work = createRoute({
    getParentRoute: () => root,
    path: '/work',
    validateSearch: workSearch,
    component: WorkPage,
  });
  const aCase = createRoute({ getParentRoute: () => root, path: '/cases/$reference' });
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({ routeTree: root.addChildren([work, aCase]), history });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
      <Toasts />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const task = async (title: string) => {
  const heading = await screen.findByRole('heading', { level: 2, name: title });
  return within(heading.closest('section') as HTMLElement);
};

describe('the work page', () => {
  it('shows what to say of changes on work that nobody has yet', async () => {
    points = [
      { announcement: 1, subject: 'New prices', point: 'Say it.', effectiveOn: '2026-04-01' },
    ];
    open('/work?item=1');
    expect(await screen.findByText('Say it.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Claim/ })).toBeTruthy();
  });

  it('claims with one key and takes it back with another', async () => {
    const user = open('/work?item=1');
    await (await task('Assess application')).findByText('Nothing to fill in here.');
    await user.keyboard('c');
    expect(await screen.findByText('Claimed by you')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    expect(await screen.findByRole('button', { name: /^Claim/ })).toBeTruthy();
    expect(asked).toEqual(['claim 1', 'release 1']);
  });

  it('completes with one key and goes on to the next item', async () => {
    const user = open('/work?item=1');
    await (await task('Assess application')).findByText('Nothing to fill in here.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await task('Check documents')).toBeTruthy();
    expect(asked).toEqual(['complete 1']);
    expect(screen.queryByRole('row', { name: /Assess application/ })).toBeNull();
  });

  it('says who was faster, when, and offers the next item', async () => {
    const lost = {
      status: 409,
      code: 'task-already-claimed',
      claimedBy: 'anna',
      claimedByName: 'Anna',
      claimedAt: serverNow,
    };
    server.use(http.post('*/api/work/1/claim', () => HttpResponse.json(lost, { status: 409 })));
    const user = open('/work?item=1');
    await (await task('Assess application')).findByText('Nothing to fill in here.');
    await user.keyboard('c');
    const told = await screen.findByRole('alert');
    expect(told.textContent).toMatch(/Anna took this/);
    await user.click(within(told).getByRole('button', { name: 'Next task' }));
    expect(await task('Check documents')).toBeTruthy();
  });

  it('moves through the list with J and K', async () => {
    const user = open('/work?item=1');
    await task('Assess application');
    await screen.findByRole('row', { name: /Check documents/ });
    await user.keyboard('j');
    expect(await task('Check documents')).toBeTruthy();
    await user.keyboard('k');
    expect(await task('Assess application')).toBeTruthy();
  });

  it('gives back what nobody had when putting it aside is taken back', async () => {
    const user = open('/work?item=1');
    await (await task('Assess application')).findByRole('button', { name: /^Put aside/ });
    await user.keyboard('s');
    await user.type(await screen.findByLabelText(/Why/), 'Waits for papers');
    await user.click(screen.getByRole('button', { name: 'Put aside' }));
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() => {
      expect(asked).toEqual(['park 1', 'release 1']);
    });
  });

  it('offers no deeds to those who only look', async () => {
    items = items.map((each) => ({ ...each, may: [] }));
    const user = open('/work?item=1', { ...me, roles: ['operator'] });
    await (await task('Assess application')).findByText('Nothing to fill in here.');
    await user.keyboard('n');
    await user.keyboard('c{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('button', { name: /^Put aside|^More|^Claim|^Complete/ })).toBeNull();
    expect(asked).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says who else has the item open, and tells when one leaves it', async () => {
    others = ['Berta'];
    const user = open('/work?item=2');
    await task('Check documents');
    expect(await screen.findByText('Berta has this open, too.')).toBeTruthy();
    await screen.findByRole('row', { name: /Assess application/ });
    expect(left).not.toContain('2');
    await user.keyboard('k');
    await task('Assess application');
    await waitFor(() => {
      expect(left).toContain('2');
    });
  });

  it('marks rows by keys and does one thing with all of them', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post('*/api/work/bulk', async ({ request }) => {
        const body = (await request.json()) as { ids: string[]; action: string };
        bodies.push(body);
        const results = body.ids.map((id) => ({ id, done: true, before: { priority: 50 } }));
        return HttpResponse.json({ done: results.length, refused: 0, notTried: 0, items: results });
      }),
    );
    const user = open('/work?item=1');
    await task('Assess application');
    await user.click(await screen.findByRole('row', { name: /Assess application/ }));
    await user.keyboard(' ');
    expect(await screen.findByText('1 marked')).toBeTruthy();
    await user.keyboard('j');
    await user.keyboard('j');
    await user.keyboard('{Shift>} {/Shift}');
    expect(await screen.findByText('3 marked')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /With these/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Claim' }));
    await user.click(await screen.findByRole('button', { name: 'Claim' }));
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() => {
      expect(bodies).toEqual([
        { action: 'claim', ids: ['1', '2', '3'] },
        { action: 'release', ids: ['1', '2', '3'] },
      ]);
    });
    expect(screen.queryByText('3 marked')).toBeNull();
  });

  it('does nothing with a list that has changed, and says both counts', async () => {
    const counts: unknown[] = [];
    server.use(
      http.post('*/api/work/bulk', async ({ request }) => {
        const { expectedCount } = (await request.json()) as { expectedCount: number };
        counts.push(expectedCount);
        const refusal = { status: 409, code: 'count-changed', expectedCount: 3, count: 4 };
        const done = { done: 1, refused: 1, notTried: 0 };
        const items = [
          { id: '1', done: true, before: { priority: 50 } },
          { id: '9', done: false, code: 'work-item-gone', caseReference: 'LN-1-K' },
        ];
        return expectedCount === 3
          ? HttpResponse.json(refusal, { status: 409 })
          : HttpResponse.json({ ...done, items });
      }),
    );
    const user = open('/work');
    await user.click(await screen.findByRole('checkbox', { name: 'Mark Check documents' }));
    await user.click(await screen.findByRole('button', { name: 'All 3 of this list' }));
    await user.click(screen.getByRole('button', { name: /With these/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Claim' }));
    await user.click(await screen.findByRole('button', { name: 'Claim' }));
    expect(await screen.findByText(/had 3 items and has 4 now/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Do it for all 4' }));
    expect(await screen.findByText('Done for 1 of 2')).toBeTruthy();
    expect(screen.getByText('no longer open')).toBeTruthy();
    expect(counts).toEqual([3, 4]);
  });

  it('goes on to the next page with J and comes back with K', async () => {
    const later = { ...item('4', 'Sign the offer') };
    server.use(
      http.get('*/api/work', ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.get('cursor') === 'two'
            ? { items: [later], count: 4, countIsExact: true, prev: 'one', serverNow }
            : { items, count: 4, countIsExact: true, next: 'two', serverNow },
        ),
      ),
      http.get('*/api/work/4', () => HttpResponse.json({ ...later, data: {}, serverNow })),
    );
    const user = open('/work?item=3');
    await user.click(await screen.findByRole('row', { name: /Approve loan/ }));
    await user.keyboard('j');
    expect(await task('Sign the offer')).toBeTruthy();
    await user.keyboard('k');
    expect(await task('Approve loan')).toBeTruthy();
  });
});
