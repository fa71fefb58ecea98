/** With the real packs and the demonstration of all five authorities: a child of one is to another as if there were no such child. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { routes } from '@homeward/contract';
import { authoritiesIn } from '@homeward/runtime/configs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, type Person, startTestHomeward, type TestHomeward } from '../api/test-homeward.js';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', 'configs');
const TODAY = '2026-11-20';

interface Desk {
  readonly authority: string;
  readonly worker: Person;
  /** A case that the worker may read. */
  readonly own: string;
  readonly names: readonly string[];
}

let test: TestHomeward;
const desks: Desk[] = [];

beforeAll(async () => {
  test = await startTestHomeward(TODAY, 'api', CONFIGS);
  for (const authority of await authoritiesIn(CONFIGS)) {
    const worker = await test.signInAs('tm', { authority });
    const { rows } = must(await worker.ask(routes.listChildren, { query: {} }));
    const [first] = rows;
    if (first === undefined) throw new Error(`The team manager of ${authority} sees no child.`);
    desks.push({ authority, worker, own: first.caseId, names: rows.map(({ caseId }) => caseId) });
  }
}, 180_000);
afterAll(() => test.stop());

/** Every way to ask about one case. */
const asked = async ({ worker }: Desk, id: string): Promise<readonly unknown[]> => {
  const params = { id };
  const draft = { params: { id, key: 'REVIEW_HELD' } };
  const problems = [
    mustNot(await worker.ask(routes.readCase, { params })),
    mustNot(await worker.ask(routes.readTimeline, { params })),
    mustNot(await worker.ask(routes.readHistory, { params, query: {} })),
    mustNot(await worker.ask(routes.readProcess, { params })),
    mustNot(await worker.ask(routes.readForm, { params: { id, event: 'REVIEW_HELD' } })),
    mustNot(await worker.ask(routes.saveDraft, { ...draft, body: { revision: 0, answers: {} } })),
    mustNot(
      await worker.ask(routes.submitCommand, {
        params,
        body: { event: 'REVIEW_HELD', on: TODAY, answers: {}, revision: 1 },
        idempotencyKey: randomUUID(),
      }),
    ),
  ];
  return problems.map(({ status, type, title, detail }) => ({ status, type, title, detail }));
};

describe('five authorities on one installation', () => {
  it('are all there', () => {
    expect(desks.map(({ authority }) => authority)).toEqual([
      'central-beds',
      'dudley',
      'herts',
      'progression-panel',
      'scottish-lac',
    ]);
  });

  it('answer about another’s child as about none', async () => {
    const seen: string[] = [];
    for (const desk of desks) {
      const nobody = await asked(desk, randomUUID());
      for (const other of desks)
        if (other !== desk && JSON.stringify(await asked(desk, other.own)) !== JSON.stringify(nobody))
          seen.push(`${desk.authority} sees ${other.authority}`);
      expect(nobody).toEqual(nobody.map(() => expect.objectContaining({ status: 404, type: 'not-found' })));
    }
    expect(seen).toEqual([]);
  });

  it('list none of each other’s children', () => {
    const all = desks.flatMap(({ names }) => names);
    expect(new Set(all).size).toBe(all.length);
  });
});
