/** What is only procedure travels compressed to those who can read that; what holds a token or speaks of a child never does. */
import { randomUUID } from 'node:crypto';
import { routes } from '@homeward/contract';
import { describe, expect, it } from '@jest/globals';
import { must } from './test-homeward.js';
import { testedHomeward } from './tested-homeward.js';

const test = testedHomeward();

describe('the answers of the server', () => {
  it('about a draft are a small part of their size, and say the same', async () => {
    const owner = await test.signInAs('systemAdmin');
    const [{ version } = { version: '' }] = must(await owner.ask(routes.listVersions)).versions;
    const body = { version, title: 'A draft to be read' };
    const { id } = must(await owner.ask(routes.startPackDraft, { body, idempotencyKey: randomUUID() }));
    const answered = async (encoding: string) => {
      const answer = await owner.raw(`/api/drafts/${id}`, { headers: { 'accept-encoding': encoding } });
      expect([answer.status, answer.headers.get('vary')]).toEqual([200, 'accept-encoding']);
      return {
        encoding: answer.headers.get('content-encoding'),
        // Of what went over the line: fetch unpacks by itself.
        bytes: Number(answer.headers.get('content-length')),
        text: await answer.text(),
      };
    };
    const [zipped, plain] = [await answered('gzip'), await answered('identity')];
    expect([zipped.encoding, plain.encoding]).toEqual(['gzip', null]);
    expect(zipped.text).toBe(plain.text);
    // A quality of nothing is a refusal.
    expect((await answered('br, gzip;q=0')).encoding).toBe(null);
    expect((await answered('deflate;q=0, gzip;q=0.5')).encoding).toBe('gzip');
    process.stdout.write(`A draft of ${plain.bytes} bytes travels as ${zipped.bytes}\n`);
    expect(zipped.bytes).toBeLessThan(plain.bytes / 4);
  });

  it('with a token, or about children, are as they are', async () => {
    const worker = await test.signInAs('sw');
    for (const address of ['/api/session', '/api/work', '/api/children', '/api/sign-in/people']) {
      const answer = await worker.raw(address, { headers: { 'accept-encoding': 'gzip' } });
      expect([address, answer.status, answer.headers.get('content-encoding')]).toEqual([address, 200, null]);
    }
  });
});
