/** What the terminal says when Homeward stands: with whom to begin, by the names of their roles. */
import path from 'node:path';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { greeting } from '../../apps/api/src/greeting.js';
import { testedHomeward } from './tested-homeward.js';

const test = testedHomeward('2026-03-02', 'api', path.resolve(import.meta.dirname, '../../configs'));

it('names in each authority who works with children, who reviews, who administers and who owns the procedure', async () => {
  const said = await greeting(3000, true, test.homeward.runtime);
  expect(said).toMatch(
    /^\nHomeward is ready: http:\/\/localhost:3000\n\nSign in as one of \d+ made-up people\. Their password is: \S+\n/,
  );
  const [, ...authorities] = said.split(/\n {2}(?=\S)/);
  expect(authorities).toHaveLength(5);
  for (const authority of authorities) {
    expect(authority).toMatch(/^ {4}\S+ +.+, .*[Ss]ocial [Ww]orker/m);
    expect(authority).toMatch(/^ {4}\S+ +.+, .*Reviewing Officer/m);
    expect(authority).toMatch(/^ {4}\S+ +.+, .*Administrator/m);
    expect(authority).toMatch(/^ {4}\S+ +.+, .*Process owner/m);
  }
  expect(said).toMatch(/\nThe sign-in page lists the others\.\n\n$/);
});

it('says where Homeward is though the database has just gone away', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1 });
  expect(await greeting(3000, true, { ...test.homeward.runtime, pool })).toBe(
    '\nHomeward is ready: http://localhost:3000\n\nWith whom to begin could not be read just now.\n\nThe sign-in page lists the others.\n\n',
  );
  await pool.end();
});

it('names nobody in an installation of real people, nor where no page is answered', async () => {
  expect(await greeting(3000, false, test.homeward.runtime)).toBe('\nHomeward is ready: http://localhost:3000\n\n');
  expect(await greeting(undefined, true, test.homeward.runtime)).toBe('\nHomeward works in the background.\n\n');
});
