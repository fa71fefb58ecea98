/** `homeward bench move`: moves many cases to a later version in a process that is killed half way and started again, and takes all of it back. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type CaseRecord, type CompiledPack, canonical, newCase, proposeMapping } from '@homeward/engine';
import {
  addPeople,
  type CurrentPack,
  chainKey,
  checkpointsOf,
  clock,
  type Database,
  firstRecord,
  makeBell,
  openDatabase,
  openingRows,
  packStore,
  planMove,
  planMoveBack,
  publishPack,
  type Runtime,
  readMoves,
  trailOf,
  verifyAudit,
  withAuthority,
  writeOpenings,
} from '@homeward/runtime';
import { readConfig } from '@homeward/runtime/configs';
import { type Terminal, WrongUse } from '../command.js';
import { AUTHORITY } from './bench-cases.js';
import { laterHerts } from './later-herts.js';
import { childOf, firstMonths, LIVED_UNTIL } from './life-of-a-case.js';
import { machineLine } from './machine.js';

const BUDGET_SECONDS = 300;
const BATCH = 100;
const MOVE_ON = fileURLToPath(new URL('./move-on.js', import.meta.url));

/** @param cases how many are moved */
export const benchMove = async (cases: number, terminal: Terminal): Promise<number> => {
  const { pack, stories } = await readConfig(terminal.configs, AUTHORITY);
  if (pack === undefined) throw new WrongUse('The pack herts cannot be read; run: homeward check herts');
  terminal.line(machineLine());
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'homeward-bench-'));
  const database = await openDatabase({ dataFolder, connections: 6 });
  try {
    const now = clock(LIVED_UNTIL);
    const runtime: Runtime = {
      pool: database.pool,
      packs: packStore(database.pool, now),
      clock: now,
      chainKey: chainKey({ dataFolder }),
      bell: makeBell(),
    };
    await publishPack(runtime.pool, { pack, stories, note: 'As it stands', publishedAt: now.now() });
    const current = await runtime.packs.current(AUTHORITY);
    const begun = performance.now();
    await openChildren(runtime, current, cases);
    terminal.line(`${cases} cases opened with their first months (${since(begun)} s, not counted)`);
    const later = laterHerts(pack);
    const to = await publishPack(runtime.pool, { pack: later, stories, note: 'Later', publishedAt: now.now() });
    return await measure(
      { runtime, database, dataFolder, from: current.hash, to, mapping: proposeMapping(pack, later).mapping, cases },
      terminal,
    );
  } finally {
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
};

interface Bench {
  readonly runtime: Runtime;
  readonly database: Database;
  readonly dataFolder: string;
  readonly from: string;
  readonly to: string;
  readonly mapping: ReturnType<typeof proposeMapping>['mapping'];
  readonly cases: number;
}

const measure = async (bench: Bench, terminal: Terminal): Promise<number> => {
  const { runtime, from, to, mapping, cases } = bench;
  const people = await addPeople(runtime.pool, AUTHORITY, [
    {
      authority: AUTHORITY,
      username: 'bench-owner',
      name: 'Bench Owner',
      demonstration: true,
      memberships: [{ role: 'processOwner', scope: 'configuration' }],
    },
  ]);
  const before = await recordTexts(runtime);
  const run = await planMove(runtime, {
    authority: AUTHORITY,
    from,
    to,
    mapping,
    person: people.get('bench-owner') ?? '',
  });

  const started = performance.now();
  const killedAt = await moveUntilKilled(bench, run, cases / 2);
  await moveOn(bench, run);
  const moving = (performance.now() - started) / 1000;
  const [moved] = await readMoves(runtime, AUTHORITY, run);
  const once = await movedTimes(runtime);
  terminal.line(
    `moved: ${moved?.counts.moved} of ${cases} in ${moving.toFixed(1)} s, killed (-9) after ${killedAt} and gone on with; budget ${BUDGET_SECONDS} s: ${moving < BUDGET_SECONDS ? 'kept' : 'not kept'}; every case exactly once: ${once === cases ? 'yes' : 'NO'}`,
  );

  const backwards = performance.now();
  await planMoveBack(runtime, AUTHORITY, run);
  await moveOn(bench, run);
  const [undone] = await readMoves(runtime, AUTHORITY, run);
  const after = await recordTexts(runtime);
  const unequal = [...before].filter(([id, text]) => after.get(id) !== text).length;
  terminal.line(
    `undone: ${undone?.counts.undone} in ${since(backwards)} s; cases that do not stand as before: ${unequal}`,
  );
  const verdict = await withAuthority(runtime.pool, AUTHORITY, async (query) =>
    verifyAudit(runtime.chainKey, trailOf(query, AUTHORITY), await checkpointsOf(query)),
  );
  terminal.line(`audit trail: ${verdict.ok ? `${verdict.entries} entries hold` : verdict.sentence}`);
  const isWhole = moved?.counts.moved === cases && once === cases && undone?.counts.undone === cases && unequal === 0;
  return isWhole && verdict.ok ? 0 : 1;
};

const since = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(1);

const openChildren = async (runtime: Runtime, current: CurrentPack, count: number): Promise<void> => {
  for (let number = 0; number < count; number += BATCH) {
    const openings = Array.from({ length: Math.min(BATCH, count - number) }, (_, index) =>
      childAt(runtime, current, number + index),
    );
    await writeOpenings(runtime, AUTHORITY, openings);
  }
};

const BORN = ['2022-03-14', '2014-11-30', '2024-06-01'] as const;

const childAt = (runtime: Runtime, current: CurrentPack, number: number) => {
  const reference = `MOVE-${number}`;
  const { process, openedOn } = childOf('', reference);
  const dateOfBirth = BORN[number % BORN.length] ?? BORN[0];
  const opening = {
    authority: AUTHORITY,
    key: reference,
    subject: {
      kind: 'child' as const,
      reference,
      givenName: 'Bench',
      familyName: `Number ${number}`,
      dateOfBirth,
      sex: 'female',
    },
    process,
    openedOn,
    facts: { dateOfBirth, sex: 'female' },
    actor: { id: 'system', roles: ['system'] },
    person: null,
    allocations: [],
  };
  const { id } = firstRecord(current.compiled, opening);
  const { decisions } = livedBy(current.compiled, dateOfBirth);
  const history = decisions.map((decision) => ({
    key: `bench|${decision.entry.revision}`,
    decision: {
      ...decision,
      next: { ...decision.next, id, subjectRef: reference },
      entry: { ...decision.entry, caseId: id },
    },
  }));
  return openingRows(runtime, { ...opening, history }, current);
};

const lives = new Map<string, ReturnType<typeof firstMonths>>();
/** Children who were born on the same day live alike. */
const livedBy = (compiled: CompiledPack, dateOfBirth: string): ReturnType<typeof firstMonths> => {
  const known = lives.get(dateOfBirth);
  if (known !== undefined) return known;
  const life = firstMonths(
    compiled,
    newCase(compiled, { ...childOf('bench', 'BENCH'), facts: { dateOfBirth, sex: 'female' } }),
  );
  lives.set(dateOfBirth, life);
  return life;
};

const mover = ({ dataFolder, database }: Bench, run: string) =>
  spawn(process.execPath, [MOVE_ON, dataFolder, database.appUrl, AUTHORITY, run, LIVED_UNTIL], { stdio: 'inherit' });

/** @returns how many had been moved when it was killed */
const moveUntilKilled = async (bench: Bench, run: string, half: number): Promise<number> => {
  const child = mover(bench, run);
  const ended = once(child, 'exit');
  for (;;) {
    const [found] = await readMoves(bench.runtime, AUTHORITY, run);
    if ((found?.counts.moved ?? 0) >= half || child.exitCode !== null) break;
    await pause(50);
  }
  child.kill('SIGKILL');
  await ended;
  const [found] = await readMoves(bench.runtime, AUTHORITY, run);
  return found?.counts.moved ?? 0;
};

/** Until nothing waits. The lock of a killed process goes with its connection, which the server may notice a moment later. */
const moveOn = async (bench: Bench, run: string): Promise<void> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const [code] = await once(mover(bench, run), 'exit');
    if (code !== 0) throw new Error(`The process that moves cases ended with ${code}.`);
    const [found] = await readMoves(bench.runtime, AUTHORITY, run);
    if (found?.status === 'moved' || found?.status === 'undone') return;
    await pause(200);
  }
  throw new Error('The move did not end.');
};

/** Case -> a digest of its record but for the revision. */
const recordTexts = ({ pool }: Runtime): Promise<Map<string, string>> =>
  withAuthority(pool, AUTHORITY, async (query) => {
    const found = new Map<string, string>();
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await query<{ id: string; record: CaseRecord }>(
        'select id, record from case_record where id > $1 order by id limit 500',
        [after],
      );
      for (const { id, record } of rows)
        found.set(
          id,
          createHash('sha256')
            .update(canonical({ ...record, revision: 0 }))
            .digest('base64'),
        );
      const last = rows.at(-1);
      if (last === undefined) return found;
      after = last.id;
    }
  });

/** How many cases have exactly one entry that moved them. */
const movedTimes = ({ pool }: Runtime): Promise<number> =>
  withAuthority(pool, AUTHORITY, async (query) => {
    const [row] = await query<{ n: number }>(
      `select count(*)::integer as n from (select case_id from event where event = 'CASE_MOVED' group by case_id having count(*) = 1) m`,
    );
    return row?.n ?? 0;
  });
