import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { components } from '../../shared/api/openapi';
import { sessionQuery } from '../../shared/api/session';
import { Editor } from './TextsPage';
import { textsQuery } from './texts.api';

const line = (version: number, subject: string, body: string) =>
  ({ kind: 'received', language: 'en', from: 'own', version, subject, body, needs: [] }) as never;
const lines = (...told: [number, string, string]) => ({ items: [line(...told)], placeholders: [] });

let inForce = lines(1, 'Hello', 'We have it.');
let put: { expectedVersion: number; subject?: string; body?: string }[] = [];
let answered: Promise<void> = Promise.resolve();
const server = setupServer(
  http.get('*/api/notices/templates/versions', () => HttpResponse.json({ items: [] })),
  http.get('*/api/notices/templates', () => HttpResponse.json(inForce)),
  http.post('*/api/notices/templates/preview', () =>
    HttpResponse.json({ subject: 'Hello, tried', text: 'As Maria reads it.' }),
  ),
  http.put('*/api/notices/templates', async ({ request }) => {
    const sent = (await request.json()) as (typeof put)[number];
    put.push(sent);
    await answered;
    const { version } = inForce.items[0] as unknown as { version: number };
    if (sent.expectedVersion !== version)
      return HttpResponse.json({ code: 'changed-meanwhile' }, { status: 409 });
    inForce = lines(version + 1, sent.subject ?? '', sent.body ?? '');
    return HttpResponse.json(inForce);
  }),
);
beforeAll(() => {
  server.listen();
});
afterEach(() => {
  inForce = lines(1, 'Hello', 'We have it.');
  put = [];
  answered = Promise.resolve();
});
afterAll(() => {
  server.close();
});

function Found() {
  const found = useQuery(textsQuery('*')).data?.items[0];
  return found && <Editor process="*" found={found} placeholders={[]} />;
}

async function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const user = { name: 'olga', displayName: 'Olga', roles: ['process-owner'], groups: [] };
  client.setQueryData(sessionQuery.queryKey, {
    user,
  } as unknown as components['schemas']['Session']);
  render(
    <QueryClientProvider client={client}>
      <Found />
    </QueryClientProvider>,
  );
  await screen.findByDisplayValue('Hello');
  return userEvent.setup();
}
const subject = () => screen.getByLabelText<HTMLInputElement>('Subject');
const body = () => screen.getByLabelText<HTMLTextAreaElement>('Text');
const publish = () => screen.getByRole('button', { name: 'Put in force' });
const idle = () =>
  waitFor(() => {
    expect(publish().getAttribute('data-pending')).toBeNull();
  });

it('keeps what is typed into a text while it is put in force', async () => {
  const user = await show();
  let answer: () => void = () => undefined;
  answered = new Promise((resolve) => {
    answer = resolve;
  });
  await user.type(subject(), ' you');
  await user.click(publish());
  await waitFor(() => {
    expect(put).toHaveLength(1);
  });
  await user.type(body(), ' Thanks.');
  answer();
  await idle();
  expect([subject().value, body().value]).toEqual(['Hello you', 'We have it. Thanks.']);
  expect(document.activeElement).toBe(body());
  await user.click(publish());
  await waitFor(() => {
    expect(put.at(-1)).toMatchObject({ expectedVersion: 2, body: 'We have it. Thanks.' });
  });
});

it('keeps my words and takes theirs where I changed none, if somebody was faster', async () => {
  const user = await show();
  await user.type(subject(), ' you');
  inForce = lines(2, 'Good day', 'It has arrived.');
  await user.click(publish());
  await user.click(await screen.findByRole('button', { name: /^Read the newest version/ }));
  await waitFor(() => {
    expect(body().value).toBe('It has arrived.');
  });
  expect(subject().value).toBe('Hello you');
  expect(document.activeElement).toBe(screen.getByRole('form', { name: 'Message' }));
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(publish());
  await waitFor(() => {
    expect(put.at(-1)).toMatchObject({ expectedVersion: 2, subject: 'Hello you' });
  });
});

it('is tried, not put in force, by Enter in the field for a case; what was tried goes with the next text', async () => {
  const user = await show();
  await user.type(
    screen.getByLabelText('Case to try it on (the newest if empty)'),
    'RF-204518-7{Enter}',
  );
  await screen.findByText('As Maria reads it.');
  expect(put).toEqual([]);
  await user.type(subject(), ' you');
  await user.click(publish());
  await waitFor(() => {
    expect(screen.queryByText('As Maria reads it.')).toBeNull();
  });
  expect(put).toHaveLength(1);
});
