/** An open page notices what somebody else changes, and nothing that is not its business. */

import { CaseChanged, LIVE_PATH } from '@homeward/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, openChild, type Person, startTestHomeward, submit, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;

beforeAll(async () => {
  test = await startTestHomeward();
});
afterAll(() => test.stop());

/** The events of a person's stream, one after the other. */
async function* stream(person: Person, abort: AbortController): AsyncGenerator<{ event: string; data: string }> {
  const response = await person.raw(LIVE_PATH, { signal: abort.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of response.body ?? []) {
    waiting += decoder.decode(chunk, { stream: true });
    const blocks = waiting.split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? '';
      yield { event: field('event'), data: field('data') };
    }
  }
}

describe('the live stream', () => {
  it('tells the reviewing officer which case changed, and a social worker of another child nothing', async () => {
    const worker = await test.signInAs('sw');
    const reviewer = await test.signInAs('iro');
    const other = await test.signInAs('sw', { nth: 1 });
    const abort = new AbortController();
    const seen = stream(reviewer, abort);
    const unseen = stream(other, abort);
    expect((await seen.next()).value).toMatchObject({ event: 'ready' });
    expect((await unseen.next()).value).toMatchObject({ event: 'ready' });
    const { id } = await openChild(worker);
    const heard: CaseChanged[] = [];
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
    while (!heard.some(({ revision }) => revision === 1)) {
      const next = await seen.next();
      heard.push(CaseChanged.parse(JSON.parse(next.value?.data ?? 'null')));
    }
    expect(heard.at(-1)).toEqual({ case: id, revision: 1 });
    // The other's own child is the first thing that the other hears of.
    const own = await openChild(other);
    const next = await unseen.next();
    expect(CaseChanged.parse(JSON.parse(next.value?.data ?? 'null'))).toEqual({ case: own.id, revision: 0 });
    abort.abort();
    await Promise.allSettled([seen.return(undefined), unseen.return(undefined)]);
  });

  it('is not for somebody who is not signed in', async () => {
    expect((await fetch(`${test.origin}${LIVE_PATH}`)).status).toBe(401);
  });
});
