import { http as msw, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { answer, api, csrfToken, given, Problem } from './http';
import { onSignedOut } from './signedOut';

const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

const refusal = (status: number, body: object) => () =>
  HttpResponse.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'X-Request-Id': 'r-1' },
  });

describe('a call', () => {
  it('names the language and, on a change, carries the token of the cookie', async () => {
    document.cookie = 'XSRF-TOKEN=abc%3D';
    const seen: (string | null)[] = [];
    server.use(
      msw.post('*/api/work/7/claim', ({ request }) => {
        seen.push(request.headers.get('Accept-Language'), request.headers.get('X-XSRF-TOKEN'));
        return HttpResponse.json({});
      }),
    );
    await answer(api.POST('/api/work/{id}/claim', { params: { path: { id: '7' } } }));
    expect(seen).toEqual(['en', 'abc=']);
  });

  it('leaves out what is not asked for', async () => {
    server.use(
      msw.get('*/api/work', ({ request }) =>
        HttpResponse.json({ search: new URL(request.url).search }),
      ),
    );
    const query = given({ view: 'team' as const, q: '', sla: undefined });
    const told: unknown = await answer(api.GET('/api/work', { params: { query } }));
    expect(told).toEqual({ search: '?view=team' });
  });

  it('that is refused says why, for which field, and under which request id', async () => {
    const body = {
      code: 'invalid',
      detail: 'Look again.',
      errors: [{ field: 'iban', message: 'is wrong' }],
    };
    server.use(msw.put('*/api/work/7/draft', refusal(422, body)));
    const call = api.PUT('/api/work/{id}/draft', {
      params: { path: { id: '7' } },
      body: { data: {} },
    });
    const problem = (await answer(call).catch((error: unknown) => error)) as Problem;
    expect(problem).toBeInstanceOf(Problem);
    expect([problem.status, problem.code, problem.message, problem.body.requestId]).toEqual([
      422,
      'invalid',
      'Look again.',
      'r-1',
    ]);
    expect(problem.errors).toEqual(body.errors);
  });

  it('after the sign-in has ended asks to sign in again', async () => {
    server.use(msw.get('*/api/work', refusal(401, { code: 'not-signed-in' })));
    const ended = vi.fn();
    const off = onSignedOut(ended);
    await answer(api.GET('/api/work')).catch(() => undefined);
    await answer(api.GET('/api/work'), { signedOut: true }).catch(() => undefined);
    off();
    expect(ended).toHaveBeenCalledOnce();
  });

  it('that reaches nobody is told apart', async () => {
    server.use(msw.get('*/api/work', () => HttpResponse.error()));
    const problem = (await answer(api.GET('/api/work')).catch(
      (error: unknown) => error,
    )) as Problem;
    expect(problem.unreachable).toBe(true);
  });
});

describe('the token', () => {
  it('is found among other cookies', () => {
    expect(csrfToken('a=1; XSRF-TOKEN=t; b=2')).toBe('t');
    expect(csrfToken('NOT-XSRF-TOKEN=t')).toBeUndefined();
  });
});
