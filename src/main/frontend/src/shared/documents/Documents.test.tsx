import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDocument } from '../api/schema';
import Documents from './Documents';
import { largest } from './documents';

const at = '2026-11-20T12:00:00Z';
let items: CaseDocument[] = [];
const papers = (name: string, addedBy: string): CaseDocument => ({
  id: name,
  name,
  mediaType: 'application/pdf',
  size: 2_048,
  sha256: '0',
  addedBy,
  addedByName: addedBy,
  addedAt: at,
});

const server = setupServer(
  http.get('*/api/cases/*/documents', () => HttpResponse.json({ items })),
  http.post('*/api/work/7/documents', () => {
    items = [papers('letter.pdf', 'bruno'), ...items];
    return HttpResponse.json(items[0], { status: 201 });
  }),
);

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  server.resetHandlers();
  items = [];
});
afterAll(() => {
  server.close();
});

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const user = { name: 'bruno', displayName: 'Bruno', roles: ['back-office'], groups: [] };
  client.setQueryData(['session'], { user, demo: true });
  render(
    <QueryClientProvider client={client}>
      <Documents reference="LN-1-K" item="7" />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const choose = () =>
  screen.getByLabelText<HTMLInputElement>('Add documents…', { selector: 'input' });

describe('documents', () => {
  it('sends what was chosen and lists it; only one’s own can be removed', async () => {
    items = [papers('old.pdf', 'anna')];
    const user = open();
    await screen.findByRole('link', { name: 'old.pdf' });
    await user.upload(choose(), new File(['%PDF-'], 'letter.pdf', { type: 'application/pdf' }));
    expect(await screen.findByRole('link', { name: 'letter.pdf' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove letter.pdf' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove old.pdf' })).toBeNull();
  });

  it('sends nothing that is too large, and says so', async () => {
    const user = open();
    await screen.findByText('No documents yet.');
    const file = new File(['x'], 'film.pdf', { type: 'application/pdf' });
    Object.defineProperty(file, 'size', { value: largest + 1 });
    await user.upload(choose(), file);
    expect((await screen.findByRole('alert')).textContent).toMatch(/film.pdf is larger than 10 MB/);
    await user.click(screen.getByRole('button', { name: 'Forget film.pdf' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says in words what the server refused', async () => {
    server.use(
      http.post('*/api/work/7/documents', () =>
        HttpResponse.json({ status: 422, code: 'document-type' }, { status: 422 }),
      ),
    );
    const user = open();
    await screen.findByText('No documents yet.');
    await user.upload(choose(), new File(['MZ'], 'tool.pdf', { type: 'application/pdf' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/tool.pdf is not a PDF/);
  });

  it('leaves the focus near a document that is removed', async () => {
    items = [papers('a.pdf', 'bruno'), papers('b.pdf', 'bruno'), papers('c.pdf', 'anna')];
    server.use(
      http.delete('*/api/cases/*/documents/:id', ({ params }) => {
        items = items.filter(({ id }) => id !== params.id);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Remove b.pdf' }));
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: 'b.pdf' })).toBeNull();
    });
    expect(document.activeElement?.textContent).toBe('c.pdf');
  });
});
