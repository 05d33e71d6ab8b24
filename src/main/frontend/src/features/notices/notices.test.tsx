import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Announce } from './Announce';
import { resendAll } from './notices.api';
import { TextHistory } from './TextHistory';
import { Placeholders } from './TextsPage';
import './notices.words';

const cursors: (string | null)[] = [];
const asked: unknown[] = [];
const again = (id: number) => ({ id, caseReference: `RF-${id}`, done: true });
const server = setupServer(
  http.post('*/api/notices/unsent/resend', ({ request }) => {
    const cursor = new URL(request.url).searchParams.get('cursor');
    cursors.push(cursor);
    return HttpResponse.json(
      cursor ? { items: [again(1)] } : { items: [again(9), again(8)], next: '8' },
    );
  }),
  http.get('*/api/notices/templates/versions', () =>
    HttpResponse.json({
      items: [2, 1].map((version) => ({
        version,
        subject: `Subject ${version}`,
        body: `Body ${version}`,
        changedBy: 'Olga',
        changedAt: '2026-11-20T10:42:00Z',
      })),
    }),
  ),
  http.get('*/api/processes', () => HttpResponse.json({ items: [] })),
  http.post('*/api/announcements/count', async ({ request }) => {
    asked.push(await request.json());
    return HttpResponse.json({ cases: 12, customers: 10 });
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => {
  server.close();
});

const show = (part: React.ReactNode) =>
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      {part}
    </QueryClientProvider>,
  );

it('sends all pages of what is unsent again', async () => {
  expect((await resendAll()).map(({ id }) => id)).toEqual([9, 8, 1]);
  expect(cursors).toEqual([null, '8']);
});

it('hands an older text over, and only that', async () => {
  const user = userEvent.setup();
  const taken: unknown[] = [];
  show(
    <TextHistory
      place={{ process: '*', kind: 'received', language: 'en' }}
      version={2}
      onPutBack={(text) => taken.push(text)}
    />,
  );
  await user.click(screen.getByRole('button', { name: 'Older versions' }));
  await user.click(await screen.findByRole('button', { name: /version 1/ }));
  expect(taken).toEqual([{ subject: 'Subject 1', body: 'Body 1' }]);
  expect(screen.queryByRole('button', { name: /version 2/ })).toBeNull();
});

it('shows how many are concerned only for those it counted', async () => {
  const user = userEvent.setup();
  show(<Announce onDone={() => undefined} />);
  await user.type(screen.getByLabelText('Customer tier'), 'gold');
  await user.click(screen.getByRole('button', { name: 'How many?' }));
  await screen.findByText(/12 open cases/);
  expect(asked).toEqual([{ tier: 'gold' }]);
  await user.type(screen.getByLabelText('Customer tier'), 's');
  expect(screen.queryByText(/12 open cases/)).toBeNull();
});

it('says which placeholder a text cannot do without', () => {
  show(<Placeholders names={['name', 'reason']} needed={['reason']} />);
  const said = (name: string) => screen.getByText(name).parentElement?.textContent;
  expect(said('{reason}')).toContain('has to stand in this text');
  expect(said('{name}')).not.toContain('has to stand');
});
