import { currentLanguage } from '../i18n/i18n';
import type { FieldError, ProblemBody } from './schema';
import { tellSignedOut } from './signedOut';

/** The one error type: what the server refused and why, or that it could not be reached (`status` 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code ?? String(body.status));
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code ?? '';
    this.errors = body.errors ?? [];
    this.body = body;
  }

  get unreachable(): boolean {
    return this.status === 0;
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ status: -1, code: 'unexpected', detail: String(error) });
}

type Query = Record<string, string | number | undefined | null>;

interface Call {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** A 401 is an answer here, not a sign-in that ended. */
  expectSignedOut?: boolean;
}

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

export function csrfToken(cookies: string = document.cookie): string | undefined {
  const match = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}

function headersFor(method: string, call: Call): Headers {
  const headers = new Headers(call.headers);
  headers.set('Accept', 'application/json, application/problem+json;q=0.9, */*;q=0.1');
  headers.set('Accept-Language', currentLanguage());
  if (call.body !== undefined) headers.set('Content-Type', 'application/json');
  const token = method === 'GET' ? undefined : csrfToken();
  if (token) headers.set('X-XSRF-TOKEN', token);
  return headers;
}

async function problemOf(response: Response): Promise<Problem> {
  const told: unknown = await response.json().catch(() => ({}));
  const body = typeof told === 'object' && told !== null ? (told as Partial<ProblemBody>) : {};
  const requestId = response.headers.get('X-Request-Id') ?? body.requestId;
  return new Problem({
    ...body,
    status: response.status,
    ...(requestId ? { requestId } : {}),
  });
}

async function send(method: string, path: string, call: Call): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: headersFor(method, call),
    credentials: 'same-origin',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  };
  const response = await fetch(withQuery(path, call.query), init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem({ status: 0, code: 'unreachable' });
  });
  if (response.ok) return response;
  if (response.status === 401 && !call.expectSignedOut) tellSignedOut();
  throw await problemOf(response);
}

async function json<Answer>(method: string, path: string, call: Call): Promise<Answer> {
  const response = await send(method, path, call);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** Every call to the server goes through here: language, CSRF token, problem details, ended sign-in. */
export const http = {
  get: <Answer>(path: string, call: Call = {}) => json<Answer>('GET', path, call),
  post: <Answer>(path: string, call: Call = {}) => json<Answer>('POST', path, call),
  put: <Answer>(path: string, call: Call = {}) => json<Answer>('PUT', path, call),
  delete: <Answer>(path: string, call: Call = {}) => json<Answer>('DELETE', path, call),
  text: async (path: string, call: Call = {}) => (await send('GET', path, call)).text(),
};
