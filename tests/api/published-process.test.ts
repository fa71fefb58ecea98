/** The authority's process as it is published, beside the one that a child's record began under. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { routes } from '@homeward/contract';
import { publishPack, readConfig } from '@homeward/runtime';
import { afterAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, openChild, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const CONFIGS = path.join(import.meta.dirname, 'fixtures', 'configs');
const changed = mkdtempSync(path.join(tmpdir(), 'homeward-configs-'));

const test = testedHomeward();
const worker = signedIn(test, 'sw');

afterAll(() => rmSync(changed, { recursive: true, force: true }));

/** Publishes the pack again with another name for one event. */
async function publishAnew(): Promise<void> {
  cpSync(CONFIGS, changed, { recursive: true });
  const file = path.join(changed, 'testshire/processes/child-permanence/events.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Record the plan', 'Record the agreed plan'));
  const { pack } = await readConfig(changed, 'testshire');
  if (pack === undefined) throw new Error('The changed pack cannot be read.');
  await publishPack(test.homeward.runtime.pool, { pack, stories: [], note: 'Another name', publishedAt: new Date() });
}

describe('the process of the authority', () => {
  it('is the version published last with nothing lit, while a child’s page keeps its own version and its states', async () => {
    const { id } = await openChild(worker);
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'C1' }, revision: 0 }));
    const before = must(await worker.ask(routes.readPublishedProcess));
    await publishAnew();
    const published = must(await worker.ask(routes.readPublishedProcess));
    const own = must(await worker.ask(routes.readProcess, { params: { id } }));
    expect(published.version).not.toBe(before.version);
    expect(published.events.PLAN_CHANGED).toBe('Record the agreed plan');
    expect(published.current).toEqual([]);
    expect(published.rows.filter(({ current }) => current)).toEqual([]);
    expect(own).toMatchObject({ version: before.version, events: { PLAN_CHANGED: 'Record the plan' } });
    expect(own.current).toContain('care.lookedAfter');
    expect(published.rows.map(({ condition }) => condition)).toEqual(own.rows.map(({ condition }) => condition));
  });

  it('is shown also to somebody who may see no child', async () => {
    const administrator = await test.signInAs('systemAdmin');
    expect(must(await administrator.ask(routes.readPublishedProcess)).process.key).toBe('childPermanence');
  });
});

describe('how many cases stand where', () => {
  const counts = (person: typeof worker) =>
    person.ask(routes.readCaseCounts, { params: { process: 'childPermanence' } });

  it('is a number for each state to those who change the procedure, of their own authority alone, and to nobody else', async () => {
    const owner = await test.signInAs('systemAdmin');
    const before = must(await counts(owner));
    const { id } = await openChild(worker);
    const edge = must(await counts(owner));
    expect(edge.cases).toBe(before.cases + 1);
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'C1' }, revision: 0 }));
    const after = must(await counts(owner));
    expect(after.cases).toBe(edge.cases);
    expect(after.states['care.lookedAfter']).toBe((edge.states['care.lookedAfter'] ?? 0) + 1);
    expect(Object.keys(after).sort()).toEqual(['cases', 'states']);
    expect(mustNot(await counts(worker)).type).toBe('not-found');
    const elsewhere = must(await counts(await test.signInAs('systemAdmin', { authority: 'otherton' })));
    expect(elsewhere).toEqual({ cases: 0, states: {} });
  });
});
