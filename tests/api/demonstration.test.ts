/** Made-up people of an earlier demonstration, in an installation that has become real. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignInPeople } from '@homeward/contract';
import { DEMONSTRATION_PASSWORD, readSettings } from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Homeward, startHomeward } from '../../apps/api/src/start-homeward.js';
import { type Person, startTestHomeward, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;
let worker: Person;
const dataFolder = mkdtempSync(path.join(tmpdir(), 'homeward-keys-'));

beforeAll(async () => {
  test = await startTestHomeward();
  worker = await test.signInAs('sw');
});
afterAll(async () => {
  await test.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Another start on the same database. */
const startAgain = (demonstration: 'yes' | 'no'): Promise<Homeward> =>
  startHomeward(
    readSettings(
      {
        PORT: '0',
        HOMEWARD_ROLE: 'api',
        DATABASE_URL: test.ownerUrl,
        HOMEWARD_DATA: dataFolder,
        HOMEWARD_CONFIGS: path.join(import.meta.dirname, 'fixtures', 'configs'),
        HOMEWARD_DEMONSTRATION: demonstration,
      },
      dataFolder,
    ),
    { log: () => {} },
  );
const signIn = async (port: number | undefined): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: worker.session.person.username, password: DEMONSTRATION_PASSWORD }),
  });
  return response.status;
};
const shown = async (port: number | undefined) =>
  SignInPeople.parse(await (await fetch(`http://127.0.0.1:${port}/api/sign-in/people`)).json());

describe('with HOMEWARD_DEMONSTRATION=no, made-up people loaded earlier', () => {
  it('cannot sign in, are signed out everywhere, and are not shown; with yes they are let in again', async () => {
    expect((await worker.raw('/api/session')).status).toBe(200);
    const real = await startAgain('no');
    try {
      expect(await shown(real.port)).toEqual({ demonstration: false, password: null, authorities: [] });
      expect(await signIn(real.port)).toBe(401);
      expect((await worker.raw('/api/session')).status).toBe(401);
      expect((await worker.raw('/api/work')).status).toBe(401);
      expect(await test.asOwner('select 1 from session')).toEqual([]);
    } finally {
      await real.stop();
    }
    const demonstration = await startAgain('yes');
    try {
      expect((await shown(demonstration.port)).authorities).toHaveLength(2);
      expect(await signIn(demonstration.port)).toBe(201);
      expect((await worker.raw('/api/session')).status).toBe(401);
    } finally {
      await demonstration.stop();
    }
  });
});
