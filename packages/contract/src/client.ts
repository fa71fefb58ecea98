/** Asks the API: builds the request from a route, reads the answer with its schema, and gives problems back as values. */
import type { z } from 'zod';
import { Problem } from './problems.js';
import { type PathNames, pathOf, type Route } from './route.js';
import { CSRF_HEADER, IDEMPOTENCY_HEADER } from './session.js';

export type Asked<Path extends string, Query extends z.ZodType, Body extends z.ZodType> = {
  readonly params?: Readonly<Record<PathNames<Path>, string>>;
  readonly query?: z.input<Query>;
  readonly body?: z.input<Body> | FormData;
  /** For routes that ask for one: make it once per act, keep it over retries. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

export type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface ClientSettings {
  /** `fetch` of a browser, of Node, or of a test. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Before the path: empty in a browser. */
  readonly origin?: string;
  /** The token that the session's answer gave. */
  readonly csrf: () => string | undefined;
}

export type Client = <Path extends string, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  route: Route<Path, Query, Body, Answer>,
  asked?: Asked<Path, Query, Body>,
) => Promise<Answered<z.output<Answer>>>;

type AnyAsked = Asked<string, z.ZodType, z.ZodType>;

/**
 * A client for every route. A refusal or problem is a value; a lost network (`fetch` rejects) and an answer that does not match its schema (a bug) are thrown.
 */
export function createClient(settings: ClientSettings): Client {
  return async (route, asked = {}) => {
    const response = await settings.fetch(
      urlOf(settings.origin ?? '', route, asked),
      requestOf(settings, route, asked),
    );
    if (response.ok) return { ok: true, value: await answerOf(route, response) };
    return { ok: false, problem: await problemOf(response) };
  };
}

function urlOf(origin: string, route: Route, asked: AnyAsked): string {
  const query = new URLSearchParams();
  const given: Readonly<Record<string, unknown>> = isRecord(asked.query) ? asked.query : {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const params: Readonly<Record<string, string>> = asked.params ?? {};
  const search = query.toString();
  return `${origin}${pathOf(route.path, params)}${search === '' ? '' : `?${search}`}`;
}

function requestOf(settings: ClientSettings, route: Route, asked: AnyAsked): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  const csrf = settings.csrf();
  if (route.method !== 'GET' && csrf !== undefined) headers[CSRF_HEADER] = csrf;
  if (asked.idempotencyKey !== undefined) headers[IDEMPOTENCY_HEADER] = asked.idempotencyKey;
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (asked.signal !== undefined) init.signal = asked.signal;
  if (asked.body instanceof FormData) init.body = asked.body;
  else if (asked.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(asked.body);
  }
  return init;
}

async function answerOf<Answer extends z.ZodType>(
  route: Pick<Route<string, z.ZodType, z.ZodType, Answer>, 'answer'>,
  response: Response,
): Promise<z.output<Answer>> {
  return route.answer.parse(response.status === 204 ? undefined : await response.json());
}

/** A problem as the server put it; what is not one (a proxy's page, say) becomes an `error` with the status. */
async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  return {
    type: 'error',
    status: response.status,
    title: 'Something went wrong',
    detail: 'The service could not answer. Send it again in a moment: nothing is recorded twice.',
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
