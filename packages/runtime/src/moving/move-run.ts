/** Moves many cases to another version: a row for each, any process goes on where another has stopped, and what was moved can be taken back. */
import { type CaseMapping, type CaseRecord, type CompiledPack, moveCommand } from '@homeward/engine';
import { commitCommand } from '../commit-command.js';
import { newId } from '../publish-pack.js';
import { caseBefore, type StoredCase } from '../replaying/stored-cases.js';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';

export interface MoveRun {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'moving' | 'moved' | 'undoing' | 'undone';
  readonly startedAt: Date;
  readonly counts: Readonly<Record<'waiting' | 'moved' | 'cannot' | 'undone' | 'kept', number>>;
}

export interface MoveRequest {
  readonly authority: string;
  readonly from: string;
  readonly to: string;
  readonly mapping: CaseMapping;
  readonly person: string;
  /** Only these; all that stand on the version unless given. */
  readonly cases?: readonly string[];
}

/** Committed together by several at once: more than the connections that are left for people gains nothing. */
const AT_ONCE = 4;
const BATCH = 100;

/** Writes down which cases are to be moved. Nothing is moved yet: `goOnMoving` does. */
export async function planMove(
  runtime: Runtime,
  { authority, from, to, mapping, person, cases }: MoveRequest,
): Promise<string> {
  const id = newId();
  await withAuthority(runtime.pool, authority, async (query) => {
    await query(
      `insert into move_run (id, authority_id, from_version, to_version, mapping, person_id, status, moved_on, started_at)
       values ($1, $2, $3, $4, $5, $6, 'moving', $7, $8)`,
      [id, authority, from, to, JSON.stringify(mapping), person, runtime.clock.today(), runtime.clock.now()],
    );
    await query(
      `insert into move_case (run_id, case_id, authority_id, status)
       select $1, id, authority_id, 'waiting' from case_record
       where version = $2 and status = 'open' and ($3::uuid[] is null or id = any($3))`,
      [id, from, cases ?? null],
    );
  });
  return id;
}

interface RunRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mapping: CaseMapping;
  readonly person: string;
  readonly status: MoveRun['status'];
  readonly movedOn: string;
}

/** Runs that somebody has begun and nobody has ended. */
export const unfinishedMoves = async (runtime: Runtime, authority: string): Promise<string[]> => {
  const rows = await withAuthority(runtime.pool, authority, (query) =>
    query<{ id: string }>(`select id from move_run where status in ('moving', 'undoing') order by started_at`),
  );
  return rows.map(({ id }) => id);
};

/**
 * Goes on with a run until nothing of it waits. One process at a time: a lock on a connection of its own goes by itself with a process that is killed, and whatever
 * it had committed says so in the same transaction. Started twice, it does nothing twice.
 * @returns false when another process is at it
 */
export async function goOnMoving(
  runtime: Runtime,
  authority: string,
  id: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const client = await runtime.pool.connect();
  const lost = (): void => {};
  client.on('error', lost);
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [id],
    );
    if (rows[0]?.mine !== true) return false;
    const run = await readRow(runtime, authority, id);
    if (run === undefined) return false;
    if (run.status === 'moving') await workThrough(runtime, authority, run, 'waiting', moveOne, signal);
    else if (run.status === 'undoing') await workThrough(runtime, authority, run, 'moved', moveBackOne, signal);
    if (signal?.aborted !== true)
      await withAuthority(runtime.pool, authority, (query) =>
        query(
          `update move_run set status = case status when 'moving' then 'moved' when 'undoing' then 'undone' else status end where id = $1 and status = $2`,
          [id, run.status],
        ),
      );
    return true;
  } finally {
    client.off('error', lost);
    // Closing the connection lets go of the lock, whatever state it is in.
    client.release(true);
  }
}

async function readRow({ pool }: Runtime, authority: string, id: string): Promise<RunRow | undefined> {
  const [row] = await withAuthority(pool, authority, (query) =>
    query<RunRow & { readonly [column: string]: unknown }>(
      `select id, from_version as "from", to_version as "to", mapping, person_id as person, status, moved_on as "movedOn"
       from move_run where id = $1 and authority_id = $2`,
      [id, authority],
    ),
  );
  return row;
}

type One = (
  runtime: Runtime,
  authority: string,
  run: RunRow,
  caseId: string,
) => Promise<{ readonly status: string; readonly sentence: string } | undefined>;

/** Batch after batch of what waits; a case that could not be dealt with says why and waits no longer. */
async function workThrough(
  runtime: Runtime,
  authority: string,
  run: RunRow,
  waiting: 'waiting' | 'moved',
  one: One,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const rows = await withAuthority(runtime.pool, authority, (query) =>
      query<{ id: string }>(
        `select case_id as id from move_case where run_id = $1 and status = $2 order by case_id limit ${BATCH}`,
        [run.id, waiting],
      ),
    );
    if (rows.length === 0) return;
    const left = rows.map(({ id }) => id);
    const work = async (): Promise<void> => {
      for (let caseId = left.shift(); caseId !== undefined; caseId = left.shift()) {
        if (signal?.aborted === true) return;
        const id = caseId;
        const not = await one(runtime, authority, run, id);
        if (not !== undefined)
          await withAuthority(runtime.pool, authority, (query) =>
            query(
              `update move_case set status = $3, sentence = $4 where run_id = $1 and case_id = $2 and status = $5`,
              [run.id, id, not.status, not.sentence, waiting],
            ),
          );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (signal?.aborted === true) return;
  }
}

const actorOf = ({ person }: RunRow) => ({ id: person, roles: ['processOwner'] });

const moveOne: One = async (runtime, authority, run, caseId) => {
  const outcome = await commitCommand(runtime, {
    caseId,
    who: { kind: 'system', authority, actor: actorOf(run) },
    move: { run: run.id, person: run.person, from: run.from, to: run.to, status: 'moved' },
    ask: (record) => ({
      key: `move|${run.id}`,
      command: moveCommand(record, run.mapping, { from: run.from, to: run.to, on: run.movedOn }),
    }),
  });
  if (outcome.kind === 'accepted' || outcome.kind === 'repeated') return undefined;
  if (outcome.kind === 'nothing')
    return { status: 'cannot', sentence: 'It no longer stands on the version that it was to be moved from.' };
  if (outcome.kind === 'refused') return { status: 'cannot', sentence: outcome.refusal.sentence };
  return { status: 'cannot', sentence: 'It could not be found.' };
};

const moveBackOne: One = async (runtime, authority, run, caseId) => {
  const [stored] = await withAuthority(runtime.pool, authority, (query) =>
    query<StoredCase & { readonly moved: number; readonly versions: string[]; readonly [column: string]: unknown }>(
      `select c.id, s.reference, c.version, c.record::text as record, m.revision as moved,
         (select array_agg(distinct e.version) from event e where e.case_id = c.id) as versions,
         (select json_agg(json_build_object('version', e.version, 'entry', e.entry, 'changes', e.changes) order by e.revision)::text
          from event e where e.case_id = c.id) as history
       from case_record c join subject s on s.id = c.subject_id join move_case m on m.case_id = c.id and m.run_id = $2
       where c.id = $1`,
      [caseId, run.id],
    ),
  );
  const kept = { status: 'kept', sentence: 'Something has happened in this case since it was moved, so it stays.' };
  if (stored === undefined) return { status: 'kept', sentence: 'It could not be found.' };
  const stands: CaseRecord = JSON.parse(stored.record);
  if (stands.revision !== stored.moved) return kept;
  const versions = await packsOf(runtime, authority, stored.versions);
  const before = caseBefore(stored, stored.moved, (version) => {
    const found = versions.get(version);
    if (found === undefined) throw new Error('A history names a version that was not read.');
    return found;
  });
  const { documents, limits, tasks } = moveCommand(before, run.mapping, {
    from: run.from,
    to: run.to,
    on: run.movedOn,
  });
  const outcome = await commitCommand(runtime, {
    caseId,
    who: { kind: 'system', authority, actor: actorOf(run) },
    move: { run: run.id, person: run.person, from: run.to, to: run.from, status: 'undone' },
    ask: {
      key: `moveBack|${run.id}`,
      command: {
        kind: 'moveBack',
        undoes: stored.moved,
        to: run.from,
        documents,
        limits,
        tasks,
        before,
        on: runtime.clock.today(),
      },
    },
  });
  return outcome.kind === 'accepted' || outcome.kind === 'repeated' ? undefined : kept;
};

async function packsOf(
  runtime: Runtime,
  authority: string,
  versions: readonly string[],
): Promise<ReadonlyMap<string, CompiledPack>> {
  const found = new Map<string, CompiledPack>();
  for (const version of versions) found.set(version, await runtime.packs.version(authority, version));
  return found;
}

/** Has a finished run taken back, case by case, as far as nothing has happened since. `goOnMoving` does it. @returns false when there is nothing to take back */
export async function planMoveBack(runtime: Runtime, authority: string, id: string): Promise<boolean> {
  const rows = await withAuthority(runtime.pool, authority, (query) =>
    query(`update move_run set status = 'undoing' where id = $1 and status = 'moved' returning id`, [id]),
  );
  return rows.length === 1;
}

/** Goes on with every run that was left behind, of every authority: at the start, and when the queue says so. */
export async function goOnWithMoves(runtime: Runtime, signal?: AbortSignal): Promise<void> {
  const { rows } = await runtime.pool.query<{ authority: string }>('select authority_ids() as authority');
  for (const { authority } of rows)
    for (const id of await unfinishedMoves(runtime, authority)) await goOnMoving(runtime, authority, id, signal);
}

/** How far the runs are, the latest first. */
export const readMoves = ({ pool }: Runtime, authority: string, id?: string): Promise<MoveRun[]> =>
  withAuthority(pool, authority, async (query) => {
    const rows = await query<
      Omit<MoveRun, 'counts'> & { readonly counts: Record<string, number> } & { readonly [column: string]: unknown }
    >(
      `select r.id, r.from_version as "from", r.to_version as "to", r.status, r.started_at as "startedAt",
         (select coalesce(json_object_agg(status, n), '{}') from (
            select status, count(*)::integer as n from move_case m where m.run_id = r.id group by status) c) as counts
       from move_run r where r.authority_id = $1 and ($2::uuid is null or r.id = $2) order by r.started_at desc limit 50`,
      [authority, id ?? null],
    );
    return rows.map((row) => ({
      ...row,
      counts: {
        waiting: row.counts.waiting ?? 0,
        moved: row.counts.moved ?? 0,
        cannot: row.counts.cannot ?? 0,
        undone: row.counts.undone ?? 0,
        kept: row.counts.kept ?? 0,
      },
    }));
  });

/** Cases of a run that were not moved, or not moved back, with why. */
export const notMoved = ({ pool }: Runtime, authority: string, id: string) =>
  withAuthority(pool, authority, (query) =>
    query<{ caseId: string; reference: string; status: string; sentence: string }>(
      `select m.case_id as "caseId", s.reference, m.status, m.sentence from move_case m
       join case_record c on c.id = m.case_id join subject s on s.id = c.subject_id
       where m.run_id = $1 and m.status in ('cannot', 'kept') order by s.reference limit 1000`,
      [id],
    ),
  );
