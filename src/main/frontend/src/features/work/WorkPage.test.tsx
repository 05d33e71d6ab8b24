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
let asked: string[];

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
  priority: 50,
  createdAt: serverNow,
  sla: { state: 'none', running: false },
  fields: {},
});

const found = (id: unknown) => items.find((one) => one.id === id);
const server = setupServer(
  http.get('*/api/work', () =>
    HttpResponse.json({ items, count: items.length, countIsExact: true, serverNow }),
  ),
  http.get('*/api/work/counts', () => HttpResponse.json({ counts: {}, serverNow })),
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
    const user = open('/work?item=1', { ...me, roles: ['operator'] });
    await (await task('Assess application')).findByText('Nothing to fill in here.');
    await user.keyboard('n');
    expect(screen.queryByRole('button', { name: /^Put aside|^More/ })).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
