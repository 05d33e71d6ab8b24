import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { StaffChange } from '../../shared/api/schema';
import './messages.words';
import { MyMessages } from './MyMessages';
import { PersonEditor } from './PersonEditor';
import type { Escalations } from './people.api';

type Messages = NonNullable<StaffChange['messages']>;

let mailLeaves = true;
const berta = (escalations: Escalations, version: number) => ({
  name: 'berta',
  displayName: 'Berta',
  roles: [],
  teams: [],
  skills: {},
  messages: { address: 'berta@house.example', escalations },
  mailLeaves,
  version,
});
let known = berta('none', 1);
const chosen: Escalations[] = [];
const said: (Messages | undefined)[] = [];
const server = setupServer(
  http.get('*/api/people/me', () => HttpResponse.json(known)),
  http.put('*/api/people/me/messages', async ({ request }) => {
    const { escalations } = (await request.json()) as { escalations: Escalations };
    chosen.push(escalations);
    known = berta(escalations, known.version + 1);
    return HttpResponse.json(known);
  }),
  http.put('*/api/people/berta', async ({ request }) => {
    said.push(((await request.json()) as StaffChange).messages);
    return HttpResponse.json(known);
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
beforeEach(() => {
  mailLeaves = true;
  known = berta('none', 1);
  chosen.length = 0;
  said.length = 0;
});
afterAll(() => {
  server.close();
});

const choice = () => screen.findByLabelText<HTMLSelectElement>('When work is nearly late or late');

it('a choice that was saved is what the dialog begins with', async () => {
  const user = userEvent.setup();
  const client = new QueryClient();
  let closed = 0;
  const dialog = () =>
    render(
      <QueryClientProvider client={client}>
        <MyMessages onClose={() => closed++} />
      </QueryClientProvider>,
    );
  let shown = dialog();
  await user.selectOptions(await choice(), 'de');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(closed).toBe(1);
  });
  shown.unmount();

  shown = dialog();
  expect((await choice()).value).toBe('de');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(closed).toBe(2);
  });
  expect(chosen).toEqual(['de', 'de']);
  shown.unmount();

  known = berta('en', known.version + 1);
  dialog();
  await waitFor(async () => {
    expect((await choice()).value).toBe('en');
  });
});

const edit = (messages?: Messages) => {
  const { messages: _, ...person } = berta('none', 1);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PersonEditor
        person={{ ...person, ...(messages ? { messages } : {}) }}
        people={[]}
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
};
const save = async (user: ReturnType<typeof userEvent.setup>) => {
  const before = said.length;
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(said.length).toBe(before + 1);
  });
  return said[before];
};

it('an address that is written anew leaves the choice as it was', async () => {
  const user = userEvent.setup();
  edit({ address: 'bertha@house.example', escalations: 'de' });
  const address = screen.getByLabelText(/mail address/i);
  await user.clear(address);
  await user.type(address, 'berta@house.example');
  expect(await save(user)).toEqual({ address: 'berta@house.example', escalations: 'de' });
});

it('who turned messages off is not written to because the address changes', async () => {
  const user = userEvent.setup();
  edit({ address: 'bertha@house.example', escalations: 'none' });
  const address = screen.getByLabelText(/mail address/i);
  await user.clear(address);
  await user.type(address, 'berta@house.example');
  expect(await save(user)).toEqual({ address: 'berta@house.example', escalations: 'none' });
});

it('who gets an address is told in the language of the screens, who loses it is not', async () => {
  const user = userEvent.setup();
  edit();
  const address = screen.getByLabelText(/mail address/i);
  await user.type(address, 'berta@house.example');
  expect(await save(user)).toEqual({ address: 'berta@house.example', escalations: 'en' });
  await user.clear(address);
  expect(await save(user)).toEqual({ escalations: 'none' });
});

it('a house that sends no mail promises none', async () => {
  mailLeaves = false;
  known = berta('en', 2);
  const none = /sends no mail/;
  const dialog = () => (
    <QueryClientProvider client={new QueryClient()}>
      <MyMessages onClose={() => undefined} />
    </QueryClientProvider>
  );
  const mine = render(dialog());
  await screen.findByText(none);
  expect(screen.queryByText(/You are written to/)).toBeNull();
  mine.unmount();

  const { messages: _, ...withoutAddress } = known;
  known = withoutAddress as typeof known;
  const nowhere = render(dialog());
  await screen.findByText(none);
  nowhere.unmount();

  edit();
  await screen.findByText(none);
  expect(screen.getByText(/They see it on their screen/)).toBeDefined();
  expect(screen.queryByText(/You see it/)).toBeNull();
});
