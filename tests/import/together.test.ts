/** Children who are new are written many at a time: the rows must be those of writing them one by one, whatever happens half-way. */
import { importChild, importReturn } from '@homeward/runtime';
import { childHistories, parseReturn, sampleReturn } from '@homeward/ssda903';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  auditVerdict,
  replayed,
  standingDeadlines,
  startTestRuntime,
  storedCases,
  type TestRuntime,
} from './test-runtime.js';

const AS_AT = '2026-03-31';
/** More than one batch, with children who come back into care. */
const sample = sampleReturn({ children: 130, seed: 11, year: 2026 });

let together: TestRuntime;
let apart: TestRuntime;
beforeAll(async () => {
  [together, apart] = await Promise.all([startTestRuntime(AS_AT), startTestRuntime(AS_AT)]);
});
afterAll(async () => {
  await together.stop();
  await apart.stop();
});

/** Everything but what no two runs share: random ids, moments, and the hashes made from them. */
const TABLES = {
  subject: 'select kind, reference, given_name, family_name, date_of_birth, sex from subject order by reference',
  case_record: `select c.id, s.reference, c.authority_id, process, version, revision, status, record, team_key, opened_on, plan, legal_status,
    next_due, overdue from case_record c join subject s on s.id = c.subject_id order by c.id`,
  case_link: 'select authority_id, from_case, to_case, kind from case_link order by from_case, to_case',
  event: `select case_id, revision, authority_id, idempotency_key, request_hash, event, happened_on, person_id, version, entry, changes
    from event order by case_id, revision`,
  fact: `select authority_id, case_id, fact, value, holds_from, revision, superseded_by,
    row_number() over (partition by case_id order by id) as place from fact order by case_id, id`,
  deadline: 'select * from deadline order by case_id, key, instance',
  task: 'select * from task order by case_id, key, instance',
  form_document: 'select * from form_document order by case_id, document, version',
  signature:
    'select case_id, revision, document, version, act, person_id, roles, signed_on from signature order by case_id, id',
  notice: 'select case_id, revision, key, recipients, text from notice order by case_id, id',
  alarm: 'select * from alarm order by case_id',
  outbox: 'select authority_id, case_id, revision, signals from outbox order by case_id, revision',
} as const;

const rowsOf = async (test: TestRuntime) =>
  Object.fromEntries(
    await Promise.all(Object.entries(TABLES).map(async ([table, text]) => [table, await test.read(text)] as const)),
  );

const bringIn = (signal?: AbortController) =>
  importReturn(together.runtime, {
    authority: 'herts',
    files: sample,
    asAt: AS_AT,
    ...(signal === undefined
      ? {}
      : { signal: signal.signal, onProgress: ({ done }) => (done > 0 ? signal.abort() : undefined) }),
  });

describe('children brought in together', () => {
  it('that stop half-way are in as far as they were told to be, and go on from there', async () => {
    await expect(bringIn(new AbortController())).rejects.toThrow();
    expect(await storedCases(together)).not.toHaveLength(0);
    expect((await together.read('select 1 from subject')).length).toBe(100);
    expect(await bringIn()).toMatchObject({ children: 130, opened: 30, changed: 0, unchanged: 100 });
  });

  it('have the very rows that each has when it is written by itself', async () => {
    const { runtime } = apart;
    const current = await runtime.packs.current('herts');
    const to = { runtime, authority: 'herts', process: 'childPermanence', current, asAt: AS_AT };
    for (const history of childHistories(parseReturn(sample), { asAt: AS_AT })) await importChild(to, history, []);
    const expected = await rowsOf(apart);
    expect(await rowsOf(together)).toEqual(expected);
    for (const table of ['subject', 'case_record', 'case_link', 'event', 'fact', 'deadline', 'task', 'alarm', 'outbox'])
      expect(expected[table]).not.toHaveLength(0);
  });

  it('add up to what is stored, in chains without a gap', async () => {
    const cases = await storedCases(together);
    const deadlines = await standingDeadlines(together);
    for (const one of cases) {
      expect(replayed(together.compiled, one)).toEqual(one.record);
      expect(deadlines.get(one.id) ?? {}).toEqual(one.record.deadlines);
    }
    expect(await auditVerdict(together)).toMatchObject({ ok: true, cases: cases.length });
  });

  it('by two imports at once are there once', async () => {
    // Seed 39 names none of the children above.
    const files = sampleReturn({ children: 40, seed: 39, year: 2026 });
    const [one, two] = await Promise.all(
      [together, together].map(({ runtime }) => importReturn(runtime, { authority: 'herts', files, asAt: AS_AT })),
    );
    expect((one?.opened ?? 0) + (two?.opened ?? 0)).toBe(40);
    expect((one?.unchanged ?? 0) + (two?.unchanged ?? 0)).toBe(40);
    expect(await together.read('select reference from subject group by reference having count(*) > 1')).toEqual([]);
    expect(await auditVerdict(together)).toMatchObject({ ok: true });
  });
});
