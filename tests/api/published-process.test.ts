/** The authority's process as it is published, beside the one that a child's record began under. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { routes } from '@homeward/contract';
import { publishPack, readConfig } from '@homeward/runtime';
import { afterAll, describe, expect, it } from '@jest/globals';
import { must, openChild, submit } from './test-homeward.js';
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
