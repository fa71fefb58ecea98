/** The real application for tests: on a database of its own, in a cluster that test files share, entered by HTTP. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Answered, type Client, createClient, routes, type Session } from '@homeward/contract';
import { type Clock, readSettings } from '@homeward/runtime';
import pg from 'pg';
import type { LogLine } from '../../apps/api/src/http/request-log.js';
import { type Homeward, startHomeward } from '../../apps/api/src/start-homeward.js';
import { MIGRATED, startTestDatabase } from '../test-cluster.js';

export interface TestHomeward {
  readonly homeward: Homeward;
  readonly origin: string;
  readonly ownerUrl: string;
  /** Every log line so far. */
  readonly lines: readonly LogLine[];
  /** Moves the day on. */
  setToday(day: string): void;
  signInAs(role: string, options?: { readonly authority?: string; readonly nth?: number }): Promise<Person>;
  /** Runs SQL as the database's owner, outside all protection but triggers. */
  asOwner<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export interface Person {
  readonly ask: Client;
  readonly session: Session;
  /** A request as this person that the client would not make. */
  raw(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * @param role `api` leaves the worker out: for tests that count what a worker would also do
 * @param configs a folder of packs; without it the made-up authorities of the fixtures
 * @param more settings, by the names of their variables
 */
export async function startTestHomeward(
  today = '2026-03-02',
  role: 'all' | 'api' = 'all',
  configs = path.join(import.meta.dirname, 'fixtures', 'configs'),
  more: Readonly<Record<string, string>> = {},
): Promise<TestHomeward> {
  const database = await startTestDatabase(MIGRATED);
  const ownerUrl = database.databaseUrl;
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'homeward-keys-'));
  const lines: LogLine[] = [];
  let day = today;
  const clock: Clock = { today: () => day, now: () => new Date() };
  const settings = readSettings(
    {
      PORT: '0',
      HOMEWARD_ROLE: role,
      // The same tests hold on both queues: REDIS_URL=redis://127.0.0.1:6379 npm run jest -- tests/api
      REDIS_URL: process.env.REDIS_URL,
      DATABASE_URL: ownerUrl,
      HOMEWARD_DATA: dataFolder,
      HOMEWARD_CONFIGS: configs,
      HOMEWARD_WEB: path.join(import.meta.dirname, 'fixtures', 'web'),
      ...more,
    },
    dataFolder,
  );
  const homeward = await startHomeward(settings, { clock, log: (line) => lines.push(line), connections: 8 });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const origin = `http://127.0.0.1:${homeward.port}`;
  return {
    homeward,
    origin,
    ownerUrl,
    lines,
    setToday: (next) => {
      day = next;
    },
    signInAs: (role, { authority = 'testshire', nth = 0 } = {}) => signInAs(origin, role, authority, nth),
    asOwner: async (text, values = []) => (await owner.query({ text, values: [...values] })).rows,
    stop: async () => {
      await owner.end();
      await homeward.stop();
      await database.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Signs in by HTTP as the nth made-up person of a role. */
export async function signInAs(origin: string, role: string, authority: string, nth: number): Promise<Person> {
  let cookie = '';
  let csrf: string | undefined;
  const raw = (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${url}`, { ...init, headers: { cookie, 'x-csrf-token': csrf ?? '', ...init.headers } });
  const ask = createClient({
    fetch: async (url, init) => {
      const response = await raw(url, init);
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return response;
    },
    csrf: () => csrf,
  });
  const people = must(await ask(routes.signInPeople));
  const holders = people.authorities
    .find(({ id }) => id === authority)
    ?.people.filter(({ roles }) => roles.some(({ key }) => key === role));
  const username = holders?.[nth]?.username;
  if (username === undefined || people.password === null) throw new Error(`Nobody in ${authority} is ${role}.`);
  const session = must(await ask(routes.signIn, { body: { username, password: people.password } }));
  csrf = session.csrf;
  return { ask, session, raw };
}

/** The value of an answer that must not be a problem. */
export function must<T>(answered: Answered<T>): T {
  if (answered.ok) return answered.value;
  throw new Error(`A problem where none was expected: ${JSON.stringify(answered.problem)}`);
}

/** The problem of an answer that must be one. */
export function mustNot<T>(answered: Answered<T>) {
  if (answered.ok) throw new Error('An answer where a problem was expected.');
  return answered.problem;
}

let references = 0;
/** A child looked after since today, opened and recorded by the social worker. */
export async function openChild(
  worker: Person,
  name = 'Rosalind Quillfeather',
): Promise<{ id: string; reference: string }> {
  references += 1;
  const reference = `T-${process.pid}-${references}`;
  const [givenName = '', familyName = ''] = name.split(' ');
  const { id } = must(
    await worker.ask(routes.openCase, {
      body: { reference, givenName, familyName, dateOfBirth: '2020-03-09', sex: 'female' },
      idempotencyKey: randomUUID(),
    }),
  );
  return { id, reference };
}

export const submit = (
  person: Person,
  id: string,
  event: string,
  given: {
    readonly on?: string;
    readonly answers?: Record<string, unknown>;
    readonly revision: number;
    readonly key?: string;
    readonly document?: string;
  },
) =>
  person.ask(routes.submitCommand, {
    params: { id },
    body: {
      event,
      on: given.on ?? '2026-03-02',
      answers: given.answers ?? {},
      revision: given.revision,
      ...(given.document === undefined ? {} : { document: given.document }),
    },
    idempotencyKey: given.key ?? randomUUID(),
  });

/** A child who is looked after since today: the case stands at revision 1. */
export async function openLookedAfter(worker: Person): Promise<string> {
  const { id } = await openChild(worker);
  must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
  return id;
}
