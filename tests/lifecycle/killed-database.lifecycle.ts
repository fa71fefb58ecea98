// The embedded PostgreSQL is killed under a running application: it comes back by itself, or the application says why not and ends.
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { routes } from '@homeward/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { must, openChild, type Person, signInAs } from '../api/test-homeward.js';
import {
  clearAway,
  ended,
  leftOver,
  postgresOf,
  type StartedApplication,
  startApplication,
  supervisorOf,
} from './started-application.js';

let dataFolder: string;

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'homeward lifecycle '));
});

afterEach(() => {
  clearAway(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
});

// Who is killed with the server.
const TOGETHER: [string, (folder: string) => number[]][] = [
  ['alone', (folder) => [postgresOf(folder)]],
  ['with its supervisor', (folder) => [supervisorOf(folder), postgresOf(folder)]],
];

describe('a killed database', () => {
  it.each(TOGETHER)('%s is back on the same data, and requests meanwhile are told to wait', async (_, victims) => {
    const app = await startApplication(dataFolder);
    const worker = await signInAs(app.url, 'sw', 'herts', 0);
    const before = await openChild(worker, 'Rosalind Quillfeather');
    for (const victim of victims(dataFolder)) process.kill(victim, 'SIGKILL');
    const answers = await askUntilReady(app, worker, before.id);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503, 200]));
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(5_000);
    for (const { status, body } of answers) if (status === 503) expect(body).toMatchObject(AWAY);
    must(await worker.ask(routes.readCase, { params: { id: before.id } }));
    await openChild(worker, 'Tobias Marchbanks');
    expect(app.printed().match(/PostgreSQL ended unasked and was started again/g)).toHaveLength(1);
    expect(app.command.exitCode).toBeNull();
    process.kill(-numberOf(app), 'SIGINT');
    await ended(app.command);
    expect(await leftOver(dataFolder)).toEqual([]);
  });

  it('that cannot be started again ends the application with one sentence', async () => {
    const app = await startApplication(dataFolder);
    const control = path.join(dataFolder, 'cluster/global/pg_control');
    renameSync(control, `${control}.away`);
    process.kill(postgresOf(dataFolder), 'SIGKILL');
    await ended(app.command);
    expect(app.command.exitCode).toBe(1);
    expect(
      app.printed().match(/^PostgreSQL ended unasked and could not be started again in 5 tries.*$/gm),
    ).toHaveLength(1);
    expect(await leftOver(dataFolder)).toEqual([]);
  });
});

const AWAY = {
  type: 'database-away',
  title: 'Homeward is not available at the moment',
  detail: expect.stringContaining('What was recorded is kept'),
};

interface Answer {
  readonly status: number;
  readonly ms: number;
  readonly body: unknown;
}

/** Asks for health and for a child's page until both answer again; gives everything that was answered. */
async function askUntilReady({ url }: StartedApplication, worker: Person, caseId: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  const ask = async (request: () => Promise<Response>): Promise<boolean> => {
    const asked = performance.now();
    const response = await request();
    answers.push({ status: response.status, ms: performance.now() - asked, body: await response.json() });
    return response.ok;
  };
  for (let away = 0; ; await setTimeout(20)) {
    const [ready, shown] = await Promise.all([
      ask(() => fetch(`${url}/api/health`)),
      ask(() => worker.raw(`/api/cases/${caseId}`)),
    ]);
    if (!ready) away += 1;
    if (ready && shown && away > 0) return answers;
  }
}

function numberOf(app: StartedApplication): number {
  if (app.command.pid === undefined) throw new Error('npm did not start.');
  return app.command.pid;
}
