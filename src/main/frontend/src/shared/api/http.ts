import createClient from 'openapi-fetch';
import { currentLanguage } from '../i18n/i18n';
import type { paths } from './openapi';
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

export function csrfToken(cookies: string = document.cookie): string | undefined {
  const match = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}

/** Every call to the server goes through here; its paths, parameters and answers are those of the contract. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  headers: { Accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1' },
  fetch: (request) => fetch(request),
});

api.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', currentLanguage());
    const token = request.method === 'GET' ? undefined : csrfToken();
    if (token) request.headers.set('X-XSRF-TOKEN', token);
  },
  onError: ({ error }) => {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    return new Problem({ status: 0, code: 'unreachable' });
  },
});

interface Told<Answer> {
  data?: Answer;
  error?: unknown;
  response: Response;
}

interface Expectation {
  /** A 401 is an answer here, not a sign-in that ended. */
  signedOut?: boolean;
}

/** What the server answered; a refusal is thrown as a `Problem`. */
export async function answer<Answer>(
  call: Promise<Told<Answer>>,
  expected: Expectation = {},
): Promise<Answer> {
  const { data, error, response } = await call;
  if (response.ok) return data as Answer;
  if (response.status === 401 && !expected.signedOut) tellSignedOut();
  throw problemOf(error, response);
}

function problemOf(told: unknown, { status, headers }: Response): Problem {
  const body = typeof told === 'object' && told !== null ? (told as Partial<ProblemBody>) : {};
  const requestId = headers.get('X-Request-Id') ?? body.requestId;
  return new Problem({ ...body, status, ...(requestId ? { requestId } : {}) });
}

type Given<Query> = { [Name in keyof Query]?: Exclude<Query[Name], undefined> };

/** A query without what was not asked for. */
export function given<Query extends object>(query: Query): Given<Query> {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(asked) as Given<Query>;
}
