/** From a draft to a version that holds from its day, through HTTP: the gate, the re-run, two people, the installation's offer, and a move with its way back. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesOfDraft, routes } from '@homeward/contract';
import type { Edit, Json } from '@homeward/definition';
import { publishPack, readConfigs } from '@homeward/runtime';
import { afterAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, openChild } from '../api/test-homeward.js';
import { signedIn, testedHomeward } from '../api/tested-homeward.js';
import { CONFIGS } from '../import/test-runtime.js';

const configs = mkdtempSync(path.join(tmpdir(), 'homeward-configs-'));
for (const part of ['common', 'herts']) cpSync(path.join(CONFIGS, part), path.join(configs, part), { recursive: true });
afterAll(() => rmSync(configs, { recursive: true, force: true }));

const TODAY = '2026-04-20';
const STARTS = '2026-05-04';
const test = testedHomeward(TODAY, 'api', configs);
const owner = signedIn(test, 'processOwner', { authority: 'herts' });
const administrator = signedIn(test, 'systemAdmin', { authority: 'herts' });
const worker = signedIn(test, 'sw', { authority: 'herts' });

const PROCESS = 'processes/child-permanence';
let draft: string;
let first: string;
let second: string;
/** Cases that are open. */
let open: number;

const publication = async () => must(await owner.ask(routes.readPublication, { params: { id: draft } }));
const wish = { owner: '', note: 'The next review is called by its full name.', startsOn: STARTS, dealtWith: {} };

/** Changes places of the draft as they stand. */
async function change(
  ...places: { file: string; at: string; after: (before: Json | undefined) => Json }[]
): Promise<void> {
  const read = must(await owner.ask(routes.readPackDraft, { params: { id: draft } }));
  const files = filesOfDraft(read);
  const edits = places.map(({ file, at, after }): Edit => {
    const before = at
      .split('/')
      .slice(1)
      .reduce<Json | undefined>(
        (here, step) => (typeof here === 'object' && here !== null && !Array.isArray(here) ? here[step] : undefined),
        files[file],
      );
    return { file, at, ...(before === undefined ? {} : { before }), after: after(before) };
  });
  const saved = must(
    await owner.ask(routes.saveDraftSteps, {
      params: { id: draft },
      body: { since: read.seq, tab: 'tab', steps: [{ id: randomUUID(), label: 'A change', edits }] },
    }),
  );
  expect(saved.refused).toEqual([]);
}

const replayed = async (): Promise<void> => {
  must(await owner.ask(routes.startReplayOfDraft, { params: { id: draft }, body: {} }));
  for (
    let state = (await publication()).replay?.status;
    state !== 'finished';
    state = (await publication()).replay?.status
  )
    expect(state).toBe('running');
};

describe('a draft', () => {
  it('is of no use to somebody who does not own the procedure', async () => {
    [{ version: first } = { version: '' }] = must(await owner.ask(routes.listVersions)).versions;
    ({ id: draft } = must(
      await owner.ask(routes.startPackDraft, {
        body: { version: first, title: 'Names' },
        idempotencyKey: randomUUID(),
      }),
    ));
    // The demonstration's children, and the families and matches that begin because of them.
    await test.homeward.relay.drain();
    ({ openCases: open } = await publication());
    expect(open).toBeGreaterThan(20);
    expect(mustNot(await worker.ask(routes.readPublication, { params: { id: draft } })).type).toBe('not-found');
    expect(mustNot(await worker.ask(routes.listReleases)).type).toBe('not-found');
    expect(mustNot(await worker.ask(routes.publishDraft, { params: { id: draft }, body: wish })).type).toBe(
      'not-found',
    );
  });

  it('is not published while anything is left: said one by one', async () => {
    const { published, left } = must(await owner.ask(routes.publishDraft, { params: { id: draft }, body: wish }));
    expect(published).toBeNull();
    expect(left.map(({ key }) => key)).toEqual(['changes', 'replay', 'nonconforming', 'owner']);
  });

  it('says what differs and what loosens, and what the re-run of open cases found', async () => {
    await change(
      {
        file: `${PROCESS}/deadlines.json`,
        at: '/reviewNext/title',
        after: () => 'Next review of the child’s arrangements',
      },
      {
        file: 'grants.json',
        at: '/grants',
        after: (before) => [
          ...(Array.isArray(before) ? before : []),
          { roles: ['headIrt'], may: 'read', resources: ['GENOGRAM'], sources: ['R-herts-248'] },
        ],
      },
    );
    const before = await publication();
    expect(before).toMatchObject({ errors: 0, walkthroughs: { failing: [] }, replay: null, openCases: open });
    expect(before.differences.filter(({ loosens }) => loosens)).toHaveLength(1);
    await replayed();
    const { replay } = await publication();
    expect(replay).toMatchObject({ total: open, conforming: open, breaks: [], changedSince: 0 });
    expect(replay?.differences).toContainEqual(
      expect.objectContaining({ touches: 'permissions', kind: 'added', key: 'headIrt read GENOGRAM' }),
    );
  }, 240_000);

  it('needs a second person for what loosens, and is then published for its day', async () => {
    const { owners } = await publication();
    const named = owners.map(({ username }) => username);
    const [own = '', other = ''] = [named.find((name) => name === ownName()), named.find((name) => name !== ownName())];
    const asked = { params: { id: draft }, body: { ...wish, owner: own } };
    const shut = must(await owner.ask(routes.publishDraft, asked));
    expect(shut.left.map(({ key }) => key)).toEqual(['second']);
    const same = must(await owner.ask(routes.publishDraft, { ...asked, body: { ...asked.body, second: own } }));
    expect(same.left.map(({ key }) => key)).toEqual(['second']);
    // A child who comes meanwhile was not seen by the re-run: it is run once more by itself.
    await openChild(worker);
    const done = must(await owner.ask(routes.publishDraft, { ...asked, body: { ...asked.body, second: other } }));
    expect(done).toMatchObject({ published: { startsOn: STARTS }, left: [] });
    second = done.published?.version ?? '';
    const { releases, current } = must(await owner.ask(routes.listReleases));
    expect(current).toBe(first);
    expect(releases).toMatchObject([{ version: second, standing: 'coming', startsOn: STARTS, note: wish.note }]);
    expect(must(await owner.ask(routes.listPackDrafts)).drafts).toMatchObject([{ id: draft, status: 'published' }]);
    expect(await test.asOwner('select act from pack_release_act')).toEqual([{ act: 'published' }]);
  }, 240_000);

  /** The username of whoever is signed in as the process owner. */
  const ownName = (): string => owner.session.person.username;
});

describe('a release', () => {
  it('holds from its day on and not before, for new cases alone', async () => {
    const { packs } = test.homeward.runtime;
    expect((await packs.current('herts')).hash).toBe(first);
    test.setToday(STARTS);
    expect((await packs.current('herts')).hash).toBe(second);
    const { releases, current } = must(await owner.ask(routes.listReleases));
    expect([current, releases[0]?.standing]).toEqual([second, 'current']);
    const { versions } = must(await owner.ask(routes.listVersions));
    expect(versions.map(({ current: holds, cases }) => [holds, cases])).toEqual([
      [true, 0],
      [false, open + 1],
    ]);
    const { differences } = must(
      await owner.ask(routes.readVersionDifferences, { params: { version: second }, query: { from: first } }),
    );
    expect(differences.map(({ touches }) => touches).sort()).toEqual(['limits', 'permissions']);
  });

  it('is not overruled by what comes with the installation: that is an offer', async () => {
    const [read] = await readConfigs(configs);
    if (read?.pack === undefined) throw new Error('The pack cannot be read.');
    const { runtime } = test.homeward;
    const came = { stories: read.stories, note: 'Came with the installation', publishedAt: new Date() };
    await publishPack(runtime.pool, { pack: read.pack, ...came });
    expect(must(await owner.ask(routes.listReleases))).toMatchObject({ current: second, offer: null });
    const facts = { ...read.pack.facts, sex: { ...read.pack.facts.dateOfBirth, label: 'Sex of the child' } };
    const newer = await publishPack(runtime.pool, { pack: Object.assign({ ...read.pack }, { facts }), ...came });
    expect(must(await owner.ask(routes.listReleases))).toMatchObject({ current: second, offer: { version: newer } });
    expect((await runtime.packs.current('herts')).hash).toBe(second);
  });

  it('cannot be changed, nor a version, by the application’s role', async () => {
    const client = await test.homeward.runtime.pool.connect();
    try {
      for (const statement of [
        `update pack_release set starts_on = '2020-01-01'`,
        'delete from pack_release',
        `update pack_version set note = 'x'`,
        'delete from pack_release_act',
      ]) {
        await client.query(`begin; select set_config('homeward.authority', 'herts', true)`);
        await expect(client.query(statement)).rejects.toThrow(/permission denied|never changed/);
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  });

  it('can be withdrawn before its day, and not afterwards', async () => {
    const [{ id } = { id: '' }] = must(await owner.ask(routes.listReleases)).releases;
    const late = await owner.ask(routes.withdrawRelease, { params: { id }, body: { note: 'Too soon' } });
    expect(mustNot(late).type).toBe('draft-closed');
    test.setToday(TODAY);
    const { releases, current } = must(
      await administrator.ask(routes.withdrawRelease, { params: { id }, body: { note: 'Too soon' } }),
    );
    expect([releases[0]?.standing, current === second]).toEqual(['withdrawn', false]);
    test.setToday(STARTS);
    expect((await test.homeward.runtime.packs.current('herts')).hash).not.toBe(second);
  });
});

describe('open cases', () => {
  it('are moved from a page, and back', async () => {
    const proposal = must(await owner.ask(routes.proposeMove, { params: { version: second }, query: { from: first } }));
    expect(proposal).toMatchObject({ cases: open + 1, runs: [] });
    expect(proposal.lines.every(({ how }) => how === 'same')).toBe(true);
    expect(proposal.lines.some(({ cases }) => cases > 0)).toBe(true);
    const { from, mapping } = proposal;
    const asked = { params: { version: second }, body: { from, mapping } };
    expect(must(await owner.ask(routes.dryRunMove, asked))).toMatchObject({
      cases: open + 1,
      movable: open + 1,
      cannot: [],
    });
    const { id } = must(await owner.ask(routes.startMove, asked));
    const ended = async (status: string) => {
      for (;;) {
        const { run } = must(await owner.ask(routes.readMove, { params: { id } }));
        if (run.status === status) return run;
      }
    };
    expect(await ended('moved')).toMatchObject({ moved: open + 1, waiting: 0, cannot: 0 });
    const [child = { id: '' }] = await test.asOwner<{ id: string }>(
      `select case_id as id from allocation where person_id = $1 limit 1`,
      [worker.session.person.id],
    );
    const history = must(await worker.ask(routes.readHistory, { params: { id: child.id } }));
    expect(history.entries[0]).toMatchObject({
      what: 'Moved to another version of the procedure',
      who: owner.session.person.name,
      version: second.slice(0, 8),
    });
    // An answer whose question the form no longer asks stays with the draft, and is shown.
    const form = { id: child.id, event: 'CARE_PLAN_UPDATED' };
    const typed = { revision: 0, answers: { questionThatIsGone: 'Still here' } };
    must(await worker.ask(routes.saveDraft, { params: { id: child.id, key: form.event }, body: typed }));
    expect(must(await worker.ask(routes.readForm, { params: form })).kept).toEqual([
      { question: 'questionThatIsGone', title: 'questionThatIsGone', value: 'Still here' },
    ]);
    must(await owner.ask(routes.undoMove, { params: { id }, body: {} }));
    expect(await ended('undone')).toMatchObject({ undone: open + 1, kept: 0 });
    expect(mustNot(await owner.ask(routes.undoMove, { params: { id }, body: {} })).type).toBe('move-running');
    expect(mustNot(await worker.ask(routes.readMove, { params: { id } })).type).toBe('not-found');
    expect(await test.asOwner('select distinct version from case_record')).toEqual([{ version: first }]);
  });
});
