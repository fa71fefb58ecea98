/** Cases go on under another version and come back: each exactly once, whatever is killed on the way, with everything that people have typed. */
import { newCase, proposeMapping, replayVersions } from '@homeward/engine';
import {
  addPeople,
  commitCommand,
  dryRunMove,
  goOnMoving,
  notMoved,
  planMove,
  planMoveBack,
  publishPack,
  readMoves,
  startReplay,
} from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { laterHerts } from '../../apps/cli/src/bench/later-herts.js';
import {
  auditVerdict,
  standingDeadlines,
  startTestRuntime,
  storedCases,
  type TestRuntime,
} from '../import/test-runtime.js';
import { openChildren } from './some-children.js';

const TODAY = '2026-04-20';
const CHILDREN = 300;

let test: TestRuntime;
let from: string;
let to: string;
let person: string;
let before: Awaited<ReturnType<typeof storedCases>>;
let limitsBefore: Awaited<ReturnType<typeof openLimits>>;

/** What lists and the worker go by: the limits that stand. */
const openLimits = async () =>
  [...(await standingDeadlines(test))].map(([id, limits]) => [
    id,
    Object.values(limits).filter(({ status }) => status === 'open' || status === 'overdue'),
  ]);

beforeAll(async () => {
  test = await startTestRuntime(TODAY);
  const { runtime, compiled } = test;
  await openChildren(runtime, compiled, CHILDREN, ['2022-03-14', '2014-03-14', '2024-01-02']);
  ({ hash: from } = await runtime.packs.current('herts'));
  const pack = laterHerts(compiled.pack);
  to = await publishPack(runtime.pool, { pack, stories: [], note: 'Every four months', publishedAt: new Date() });
  const people = await addPeople(runtime.pool, 'herts', [
    {
      authority: 'herts',
      username: 'owner',
      name: 'An Owner',
      demonstration: true,
      memberships: [{ role: 'processOwner', scope: 'configuration' }],
    },
  ]);
  person = people.get('owner') ?? '';
  before = await storedCases(test);
  limitsBefore = await openLimits();
  await test.read(
    `insert into draft (case_id, key, authority_id, revision, answers, saved_at, saved_by) values ($1, 'CARE_PLAN_UPDATED', 'herts', 1, $2, now(), $3)`,
    [before[0]?.id, JSON.stringify({ summary: 'Half a sentence', questionThatIsGone: 'kept' }), person],
  );
}, 240_000);
afterAll(() => test.stop());

const mappingOf = async () => {
  const { packs } = test.runtime;
  return proposeMapping((await packs.version('herts', from)).pack, (await packs.version('herts', to)).pack).mapping;
};

/**
 * Ends every connection of the application but one's own, wherever it is: what a killed process looks like from the database.
 * Waits up to ten seconds for each to be gone: until then the pool may still hand one out that is about to end.
 */
async function cutOff(): Promise<void> {
  const { runtime } = test;
  const [row] = await test.read<{ url: string }>('select current_database() as url');
  const options = runtime.pool.options;
  const url = new URL(options.connectionString ?? '');
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  const { rows: ended } = await owner.query<{ pid: number }>(
    'select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and usename = current_user',
    [row?.url],
  );
  await owner.query('select pg_terminate_backend(pid, 10000) from unnest($1::integer[]) as pid', [
    ended.map(({ pid }) => pid),
  ]);
  await owner.end();
}

let run: string;

describe('cases on a version', () => {
  it('can be tried out: which limits move, and who cannot', async () => {
    const dry = await dryRunMove(test.runtime, { authority: 'herts', from, to, mapping: await mappingOf() });
    expect(dry).toMatchObject({ cases: CHILDREN, movable: CHILDREN, cannot: [] });
    expect(dry.limits).toContainEqual(expect.objectContaining({ limit: 'reviewNext', kind: 'moved', count: CHILDREN }));
    const none = await dryRunMove(test.runtime, { authority: 'herts', from, to, mapping: { processes: {} } });
    expect(none.movable).toBe(0);
    expect(none.cannot[0]?.sentence).toContain('nobody has chosen where that leads');
  });

  it('are moved in batches, each exactly once, although everything is cut off half way', async () => {
    const { runtime } = test;
    run = await planMove(runtime, { authority: 'herts', from, to, mapping: await mappingOf(), person });
    const moving = goOnMoving(runtime, 'herts', run);
    moving.catch(() => {});
    for (let moved = 0; moved < CHILDREN / 4; ) {
      const [found] = await readMoves(runtime, 'herts', run);
      moved = found?.counts.moved ?? 0;
    }
    await cutOff();
    await expect(moving).rejects.toThrow();
    const [half] = await readMoves(runtime, 'herts', run);
    expect(half?.status).toBe('moving');
    expect(half?.counts.waiting).toBeGreaterThan(0);
    expect(await goOnMoving(runtime, 'herts', run)).toBe(true);
    const [whole] = await readMoves(runtime, 'herts', run);
    expect(whole).toMatchObject({ status: 'moved', counts: { moved: CHILDREN, waiting: 0, cannot: 0 } });
    const rows = await test.read<{ n: number }>(
      `select count(*)::integer as n from event where event = 'CASE_MOVED' group by case_id`,
    );
    expect(rows).toHaveLength(CHILDREN);
    expect(rows.every(({ n }) => n === 1)).toBe(true);
  }, 240_000);

  it('stand on the other version with their limits counted anew, and add up across versions', async () => {
    const { packs } = test.runtime;
    const versions = new Map([
      [from, await packs.version('herts', from)],
      [to, await packs.version('herts', to)],
    ]);
    const limits = await standingDeadlines(test);
    const stored = await storedCases(test);
    for (const { id, reference, opened_on: openedOn, record, events } of stored) {
      const first = newCase(test.compiled, {
        id,
        process: record.process,
        subjectRef: reference,
        openedOn,
        facts: events[0]?.entry.facts ?? {},
      });
      const packOf = (version: string) => versions.get(version) ?? test.compiled;
      expect(replayVersions(packOf, first, events.slice(1))).toEqual(record);
      expect(record.deadlines.reviewNext?.due).toBe('2026-08-02');
      expect(limits.get(id)?.reviewNext).toEqual(record.deadlines.reviewNext);
    }
    expect(await test.read('select distinct version from case_record')).toEqual([{ version: to }]);
    expect(await auditVerdict(test)).toMatchObject({ ok: true });
  });

  it('conform to the version that they were moved to: what came before is the other procedure’s', async () => {
    const { packs } = test.runtime;
    const { pack } = await packs.version('herts', to);
    const { finished } = await startReplay(test.runtime, { authority: 'herts', pack, person: null });
    expect(await finished).toMatchObject({ cases: CHILDREN, conforming: CHILDREN, differing: 0, breaks: [] });
  });

  it('keep what somebody is typing, also an answer whose question is gone', async () => {
    const drafts = await test.read<{ answers: unknown }>('select answers from draft where case_id = $1', [
      before[0]?.id,
    ]);
    expect(drafts).toEqual([{ answers: { summary: 'Half a sentence', questionThatIsGone: 'kept' } }]);
  });

  it('go back to where they stood, but for those in which something has happened since', async () => {
    const { runtime } = test;
    const touched = before[7]?.id ?? '';
    const recorded = await commitCommand(runtime, {
      caseId: touched,
      who: { kind: 'system', authority: 'herts', actor: { id: 'x', roles: ['sw', 'tm', 'sm', 'iro', 'admin'] } },
      ask: {
        key: 'since',
        command: {
          kind: 'record',
          event: 'CARE_PLAN_UPDATED',
          on: TODAY,
          answers:
            test.compiled.pack.forms[test.compiled.pack.processes.childPermanence?.events.CARE_PLAN_UPDATED?.form ?? '']
              ?.examples.complete ?? {},
        },
      },
    });
    expect(recorded.kind).toBe('accepted');
    expect(await planMoveBack(runtime, 'herts', run)).toBe(true);
    expect(await goOnMoving(runtime, 'herts', run)).toBe(true);
    const [back] = await readMoves(runtime, 'herts', run);
    expect(back).toMatchObject({ status: 'undone', counts: { undone: CHILDREN - 1, kept: 1, moved: 0 } });
    expect(await notMoved(runtime, 'herts', run)).toMatchObject([{ caseId: touched, status: 'kept' }]);
    const now = new Map((await storedCases(test)).map((one) => [one.id, one]));
    for (const { id, record } of before)
      if (id !== touched) expect(now.get(id)?.record).toEqual({ ...record, revision: record.revision + 2 });
    const limits = new Map((await openLimits()).map(([id, held]) => [id, held]));
    for (const [id, held] of limitsBefore) if (id !== touched) expect(limits.get(id)).toEqual(held);
    expect(await auditVerdict(test)).toMatchObject({ ok: true });
    expect(await planMoveBack(runtime, 'herts', run)).toBe(false);
  }, 240_000);
});
