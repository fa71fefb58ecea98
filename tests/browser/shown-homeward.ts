/** Homeward as people meet it: the real packs, the built pages, a database of its own, and a browser in front of it. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createClient, routes } from '@homeward/contract';
import { openCase, readSettings } from '@homeward/runtime';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Homeward, startHomeward } from '../../apps/api/src/start-homeward.js';
import { signInOnPage } from '../../apps/cli/src/bench/steps-in-browser.js';
import { COMMANDS } from '../../apps/cli/src/commands.js';
import { runCommand } from '../../apps/cli/src/run-command.js';
import { startTestDatabase, type Template } from '../test-cluster.js';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
export const TODAY = '2026-03-02';
const AUTHORITY = 'herts';

export interface ShownHomeward {
  readonly origin: string;
  /**
   * A window of its own, signed in as the first (or another) demonstration person with this role, with what its console complained of.
   * Hertfordshire’s, unless another authority is named.
   */
  signedInAs(role: string, nth?: number, authority?: string): Promise<Window>;
  /** A window in which nobody has signed in. */
  window(): Promise<Window>;
  /** A child of the social worker and the reviewing officer, of whom nothing is recorded yet. */
  openChild(givenName: string, familyName: string): Promise<{ readonly id: string; readonly reference: string }>;
  /** A match of that child with a family, both opened as they begin. */
  openMatch(child: { readonly reference: string }): Promise<{ readonly match: string; readonly family: string }>;
  /** What the command line says, typed beside the server as whoever runs the installation does. */
  commandLine(...words: readonly string[]): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly name: string;
  readonly complaints: readonly string[];
}

/** Any key, the same for the maker of the template and those who go on from it: the entries of the demonstration are sealed with it. */
const CHAIN_KEY = 'c0ffee'.padEnd(64, '0');

const startOn = (databaseUrl: string, role: 'all' | 'api'): Promise<Homeward> =>
  startHomeward(
    readSettings(
      {
        PORT: '0',
        HOMEWARD_ROLE: role,
        HOMEWARD_TODAY: TODAY,
        HOMEWARD_CHAIN_KEY: CHAIN_KEY,
        DATABASE_URL: databaseUrl,
      },
      REPOSITORY,
    ),
    { log: () => undefined },
  );

/** The real packs and their demonstration, as the first start leaves them. */
const DEMONSTRATED: Template = {
  name: 'demonstrated',
  fill: async (databaseUrl) => {
    const homeward = await startOn(databaseUrl, 'api');
    await homeward.stop();
  },
};

export async function showHomeward(executablePath: string): Promise<ShownHomeward> {
  if (!existsSync(path.join(REPOSITORY, 'apps/web/dist/index.html')))
    throw new Error('The pages are not built. Build them first: npm run build.');
  const database = await startTestDatabase(DEMONSTRATED);
  const homeward = await startOn(database.databaseUrl, 'all');
  const origin = `http://127.0.0.1:${homeward.port}`;
  // Chromium's sandbox refuses to run as root, which containers are.
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  let children = 0;
  return {
    origin,
    window: () => openWindow(browser, origin, 'nobody'),
    signedInAs: async (role, nth = 0, authority = AUTHORITY) => {
      const person = await holderOf(origin, role, nth, authority);
      const window = await openWindow(browser, origin, person.name);
      await signInOnPage(window.page, person.username, person.password);
      return window;
    },
    openChild: async (givenName, familyName) => {
      const [worker, officer] = [await holderOf(origin, 'sw'), await holderOf(origin, 'iro')];
      children += 1;
      const reference = `B-${children}`;
      const opened = await openCase(homeward.runtime, {
        authority: AUTHORITY,
        key: randomUUID(),
        subject: { kind: 'child', reference, givenName, familyName, dateOfBirth: '2024-06-10', sex: 'female' },
        process: await processOf(homeward.runtime),
        openedOn: TODAY,
        facts: { dateOfBirth: '2024-06-10', sex: 'female' },
        actor: { id: worker.id, roles: ['sw'] },
        person: worker.id,
        allocations: [
          { person: worker.id, role: 'sw' },
          { person: officer.id, role: 'iro' },
        ],
      });
      if (opened.kind !== 'opened') throw new Error(`The child's record was not opened: ${opened.kind}.`);
      return { id: opened.id, reference };
    },
    openMatch: async (child) => {
      const family = `BF-${children}`;
      const open = async (
        process: string,
        subject: { kind: 'household' | 'match'; reference: string; givenName: string; familyName: string },
        links: readonly { link: string; process: string; subjectRef: string }[],
      ): Promise<string> => {
        const facts: Readonly<Record<string, string>> = process === 'match' ? { family } : {};
        const opened = await openCase(homeward.runtime, {
          authority: AUTHORITY,
          key: randomUUID(),
          subject,
          process,
          openedOn: TODAY,
          facts,
          links,
          actor: { id: 'system', roles: ['system'] },
          person: null,
          allocations: [],
        });
        if (opened.kind !== 'opened') throw new Error(`The ${process} was not opened: ${opened.kind}.`);
        return opened.id;
      };
      const reference = `${child.reference}/${family}`;
      const household = {
        kind: 'household',
        reference: family,
        givenName: 'Sam and Alex',
        familyName: 'Hazel',
      } as const;
      const match = { kind: 'match', reference, givenName: 'Match', familyName: reference } as const;
      return {
        family: await open('adopterJourney', household, [{ link: 'match', process: 'match', subjectRef: reference }]),
        match: await open('match', match, [
          { link: 'child', process: await processOf(homeward.runtime), subjectRef: child.reference },
          { link: 'household', process: 'adopterJourney', subjectRef: family },
        ]),
      };
    },
    commandLine: async (...words) => {
      const said: string[] = [];
      const line = (text: string): void => void said.push(text);
      const before = { ...process.env };
      process.env.DATABASE_URL = database.databaseUrl;
      process.env.HOMEWARD_CHAIN_KEY = CHAIN_KEY;
      process.env.HOMEWARD_TODAY = TODAY;
      try {
        const configs = path.join(REPOSITORY, 'configs');
        const status = await runCommand(COMMANDS, words, { folder: REPOSITORY, configs, line, problem: line });
        if (status !== 0) throw new Error(said.join('\n'));
        return said;
      } finally {
        process.env = before;
      }
    },
    stop: async () => {
      await browser.close();
      await homeward.stop();
      await database.stop();
    },
  };
}

type Runtime = Parameters<typeof openCase>[0];
/** The process that children of the authority go through. */
async function processOf(runtime: Runtime): Promise<string> {
  const { compiled } = await runtime.packs.current(AUTHORITY);
  const found = Object.entries(compiled.processes).find(([, { process }]) => process.definition.subject === 'child');
  if (found === undefined) throw new Error(`${AUTHORITY} has no process for a child.`);
  return found[0];
}

async function openWindow(browser: Browser, origin: string, name: string): Promise<Window> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is an answer that the page deals with; the browser logs it all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, context, name, complaints };
}

/** Whom the sign-in page offers for a role: name, username, the demonstration's password, and the id their session has. */
async function holderOf(origin: string, role: string, nth = 0, authority = AUTHORITY) {
  let cookie = '';
  const ask = createClient({
    origin,
    csrf: () => undefined,
    fetch: async (url, init) => {
      const response = await fetch(url, { ...init, headers: { ...init.headers, cookie } });
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return response;
    },
  });
  const people = await ask(routes.signInPeople);
  if (!people.ok || people.value.password === null) throw new Error('The demonstration people are not there.');
  const person = people.value.authorities
    .find(({ id }) => id === authority)
    ?.people.filter(({ roles }) => roles.some(({ key }) => key === role))[nth];
  if (person === undefined) throw new Error(`Nobody is ${role}.`);
  const { password } = people.value;
  const session = await ask(routes.signIn, { body: { username: person.username, password } });
  if (!session.ok) throw new Error(session.problem.detail);
  return { name: person.name, username: person.username, password, id: session.value.person.id };
}
