/** A re-run of every open case against a pack, kept with what it found: whoever publishes that very content need not run it again. */
import type { Pack } from '@homeward/definition';
import { EMPTY_REPORT, type ReplayReport } from '@homeward/engine';
import { newId, packHash } from '../publish-pack.js';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';
import { replayInThreads } from './replay-threads.js';
import { countOpenCases, storedCases, versionsOfCases } from './stored-cases.js';

export interface ReplayRun {
  readonly id: string;
  /** Content hash of the pack. */
  readonly version: string;
  readonly status: 'running' | 'finished' | 'failed';
  readonly asAt: string;
  readonly startedAt: Date;
  readonly done: number;
  readonly total: number;
  readonly report: ReplayReport;
}

export interface ReplayRequest {
  readonly authority: string;
  readonly pack: Pack;
  /** Who asked; null from the command line. */
  readonly person: string | null;
}

const TOLD_EVERY_MS = 500;

/** Starts a re-run and returns at once; `finished` rejects when it fails, and the row then says so. */
export async function startReplay(
  runtime: Runtime,
  { authority, pack, person }: ReplayRequest,
): Promise<{ readonly id: string; readonly finished: Promise<ReplayReport> }> {
  const id = newId();
  const total = await countOpenCases(runtime.pool, authority);
  await withAuthority(runtime.pool, authority, (query) =>
    query(
      `insert into replay_run (id, authority_id, version, as_at, status, person_id, started_at, total, report)
       values ($1, $2, $3, $4, 'running', $5, $6, $7, $8)`,
      [
        id,
        authority,
        packHash(pack),
        runtime.clock.today(),
        person,
        runtime.clock.now(),
        total,
        JSON.stringify(EMPTY_REPORT),
      ],
    ),
  );
  return { id, finished: run(runtime, authority, id, pack) };
}

async function run(runtime: Runtime, authority: string, id: string, pack: Pack): Promise<ReplayReport> {
  const write = (text: string, values: readonly unknown[]) =>
    withAuthority(runtime.pool, authority, (query) =>
      query(`update replay_run set ${text} where id = $1`, [id, ...values]),
    );
  try {
    let told = 0;
    const report = await replayOpenCases(runtime, authority, pack, async (done) => {
      if (performance.now() - told < TOLD_EVERY_MS) return;
      told = performance.now();
      await write('done = $2', [done]);
    });
    await write(`status = 'finished', done = $2, total = $2, report = $3, finished_at = $4`, [
      report.cases,
      JSON.stringify(report),
      runtime.clock.now(),
    ]);
    return report;
  } catch (thrown) {
    await write(`status = 'failed'`, []).catch(() => {});
    throw thrown;
  }
}

/** Nothing is kept. @param onDone how many cases have been re-run so far */
export async function replayOpenCases(
  runtime: Runtime,
  authority: string,
  pack: Pack,
  onDone?: (done: number) => void | Promise<void>,
): Promise<ReplayReport> {
  const versions: Record<string, Pack> = {};
  for (const version of await versionsOfCases(runtime.pool, authority))
    versions[version] = (await runtime.packs.version(authority, version)).pack;
  return replayInThreads(
    { after: pack, versions, today: runtime.clock.today() },
    storedCases(runtime.pool, authority),
    onDone,
  );
}

/** The latest re-run of this content; undefined when there was none. */
export async function latestReplay(
  { pool }: Runtime,
  authority: string,
  version: string,
): Promise<ReplayRun | undefined> {
  const [row] = await withAuthority(pool, authority, (query) =>
    query<ReplayRun & { readonly [column: string]: unknown }>(
      `select id, version, status, as_at as "asAt", started_at as "startedAt", done, total, report from replay_run
       where authority_id = $1 and version = $2 order by started_at desc limit 1`,
      [authority, version],
    ),
  );
  return row;
}

/** How many open cases have changed since a re-run began, or were opened since: what it found need not be so for them. */
export async function changedSince({ pool }: Runtime, authority: string, since: Date): Promise<number> {
  const [row] = await withAuthority(pool, authority, (query) =>
    query<{ n: number }>(`select count(*)::integer as n from case_record where status = 'open' and changed_at > $1`, [
      since,
    ]),
  );
  return row?.n ?? 0;
}
