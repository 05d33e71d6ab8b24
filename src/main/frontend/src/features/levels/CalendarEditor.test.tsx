import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Calendar, CalendarForm } from '../../shared/api/schema';
import { CalendarEditor } from './CalendarEditor';

const found = {
  key: 'us-office',
  version: 1,
  calendar: {
    zone: 'America/New_York',
    weekly: { monday: ['09:00-17:00'], friday: ['09:00-17:00'] },
  },
} as unknown as Calendar;
const theirs = {
  ...found,
  version: 2,
  calendar: { ...found.calendar, weekly: { friday: ['09:00-17:00'] } },
};
let previewed: (CalendarForm | undefined)[] = [];
let put: unknown[] = [];
let newest = 2;
/** The answers to previews wait for it. */
let answered: Promise<void> = Promise.resolve();
/** The answers to changes wait for it. */
let settled: Promise<void> = Promise.resolve();
let readable = true;

const server = setupServer(
  http.post('*/api/calendars/us-office/preview', async ({ request }) => {
    const { calendar } = (await request.json()) as { calendar?: CalendarForm };
    previewed.push(calendar);
    await answered;
    return HttpResponse.json({ examples: [], moves: { cases: 0, count: 0, items: [] } });
  }),
  http.get('*/api/calendars/us-office/years/:year', () =>
    HttpResponse.json({ title: 'Not now' }, { status: 503 }),
  ),
  http.get('*/api/calendars/us-office', () =>
    readable
      ? HttpResponse.json(theirs)
      : HttpResponse.json({ code: 'unavailable' }, { status: 503 }),
  ),
  http.put('*/api/calendars/us-office', async ({ request }) => {
    const body = (await request.json()) as { expectedVersion: number; calendar: CalendarForm };
    put.push(body);
    await settled;
    return body.expectedVersion === newest
      ? HttpResponse.json({ calendar: { ...theirs, version: 3, calendar: body.calendar } })
      : HttpResponse.json(
          { code: 'changed-meanwhile', title: 'Somebody changed it', errors: [] },
          { status: 409 },
        );
  }),
);
beforeAll(() => {
  server.listen();
});
beforeEach(() => {
  previewed = [];
  put = [];
  answered = Promise.resolve();
  settled = Promise.resolve();
  newest = 2;
  readable = true;
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

const show = () =>
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <CalendarEditor found={found} editable />
    </QueryClientProvider>,
  );
const day = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.change(day(name), { target: { value } });
const apply = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Put in force' });
const readNewest = () => screen.findByRole('button', { name: /^Read the newest version/ });
const mayApply = () =>
  waitFor(() => {
    expect(apply().disabled).toBe(false);
  });

describe('a calendar', () => {
  it('is put in force only once it is told what it would mean', async () => {
    show();
    await waitFor(() => {
      expect(previewed).toHaveLength(1);
    });
    let answer: () => void = () => undefined;
    answered = new Promise((resolve) => {
      answer = resolve;
    });
    type('Friday', '9-15');
    const form = apply().form as HTMLFormElement;
    expect(apply().disabled).toBe(true);
    fireEvent.submit(form);
    await waitFor(() => {
      expect(previewed).toHaveLength(2);
    });
    expect(apply().disabled).toBe(true);
    fireEvent.submit(form);
    answer();
    await mayApply();
    expect(put).toEqual([]);
    fireEvent.submit(form);
    await waitFor(() => {
      expect(put).toHaveLength(1);
    });
  });

  it('that somebody changed meanwhile keeps their change and mine', async () => {
    show();
    type('Friday', '9-15');
    await mayApply();
    fireEvent.click(apply());
    readable = false;
    fireEvent.click(await readNewest());
    expect(await screen.findByText('That is not possible at the moment')).toBeDefined();
    readable = true;
    const asked = previewed.length;
    fireEvent.click(await readNewest());
    type('Saturday', '10-12');
    await waitFor(() => {
      expect(day('Monday').value).toBe('');
    });
    expect([day('Friday').value, day('Saturday').value]).toEqual(['9-15', '10-12']);
    await mayApply();
    expect(previewed.length).toBeGreaterThan(asked);
    const weekly = { friday: ['09:00-15:00'], saturday: ['10:00-12:00'] };
    expect(previewed.at(-1)?.weekly).toEqual(weekly);
    fireEvent.click(apply());
    await waitFor(() => {
      expect(put.at(-1)).toMatchObject({ expectedVersion: 2, calendar: { weekly } });
    });
  });

  it('is looked at anew against the newest version even if my form stays as it is', async () => {
    show();
    type('Monday', '');
    type('Friday', '9-15');
    await mayApply();
    fireEvent.click(apply());
    const asked = previewed.length;
    fireEvent.click(await readNewest());
    await waitFor(() => {
      expect(previewed).toHaveLength(asked + 1);
    });
    expect(previewed.at(-1)).toEqual(previewed.at(-2));
  });

  /** On its way to the server with other hours on Friday. */
  async function sends() {
    let answer: () => void = () => undefined;
    settled = new Promise((resolve) => {
      answer = resolve;
    });
    show();
    type('Friday', '9-15');
    type('Why (stands in the list of versions)', 'Early');
    await mayApply();
    apply().focus();
    fireEvent.click(apply());
    await waitFor(() => {
      expect(put).toHaveLength(1);
    });
    return answer;
  }
  const place = () => screen.getByRole('region', { name: 'Put it in force' });

  it('keeps what is typed while it is put in force as a change of the new version', async () => {
    newest = 1;
    const answer = await sends();
    day('Friday').focus();
    type('Friday', '9-15,');
    type('Why (stands in the list of versions)', 'Early, and');
    answer();
    await waitFor(() => {
      expect(apply().getAttribute('data-pending')).toBeNull();
    });
    expect(day('Friday').value).toBe('9-15,');
    expect(day('Why (stands in the list of versions)').value).toBe('Early, and');
    expect(document.activeElement).toBe(day('Friday'));
    type('Friday', '9-15, 16-17');
    await mayApply();
    fireEvent.click(apply());
    await waitFor(() => {
      expect(put).toHaveLength(2);
    });
    expect(put.at(-1)).toMatchObject({
      expectedVersion: 3,
      calendar: { weekly: { friday: ['09:00-15:00', '16:00-17:00'] } },
    });
  });

  it('tells a conflict although somebody typed before the answer', async () => {
    const answer = await sends();
    type('Friday', '9-14');
    answer();
    expect(await readNewest()).toBeDefined();
    expect(day('Friday').value).toBe('9-14');
  });

  it('leaves the focus where one goes on once the pressed button is gone', async () => {
    (await sends())();
    const button = await readNewest();
    button.focus();
    fireEvent.click(button);
    await waitFor(() => {
      expect(document.activeElement).toBe(place());
    });
    await mayApply();
    apply().focus();
    fireEvent.click(apply());
    await waitFor(() => {
      expect(day('Friday').value).toBe('09:00–15:00');
    });
    expect(document.activeElement).toBe(place());
  });
});
