/** Signs where every changed case's chain stands, and reads the trail back for checking. */
import { type Checkpoint, checkpointHash, type Head, NO_HASH } from './chain.js';
import type { Runtime } from './runtime.js';
import { type CheckpointRow, type TrailRow, type Verdict, verifyAudit } from './verify-audit.js';
import { type Query, withAuthority } from './with-authority.js';

/** A commit that began before a checkpoint may become visible after it: each one looks back this far, and vouches twice rather than never. */
const OVERLAP_MS = 10 * 60_000;

/** Adds a checkpoint to every authority in which something changed. @returns how many were made */
export async function makeCheckpoints(runtime: Runtime): Promise<number> {
  const { rows } = await runtime.pool.query<{ authority: string }>('select authority_ids() as authority');
  let made = 0;
  for (const { authority } of rows) made += (await makeCheckpoint(runtime, authority)) ? 1 : 0;
  return made;
}

const makeCheckpoint = ({ pool, clock, chainKey }: Runtime, authority: string): Promise<boolean> =>
  withAuthority(pool, authority, async (query) => {
    // One at a time for an authority, in whatever process.
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`checkpoint ${authority}`]);
    const [last] = await query<{ number: number; made_at: Date; hash: string }>(
      `select number, made_at, encode(hash, 'hex') as hash from chain_checkpoint order by number desc limit 1`,
    );
    const since = last === undefined ? new Date(0) : new Date(last.made_at.getTime() - OVERLAP_MS);
    const heads = await query<Head>(
      `select id as "case", revision, encode(last_hash, 'hex') as hash from case_record where changed_at >= $1 order by id`,
      [since],
    );
    if (heads.length === 0 || (last !== undefined && !(await anyNew(query, last.number, heads)))) return false;
    const checkpoint: Checkpoint = {
      authority,
      number: (last?.number ?? 0) + 1,
      madeAt: clock.now().toISOString(),
      heads,
    };
    const previous = last?.hash ?? NO_HASH;
    await query(
      `insert into chain_checkpoint (authority_id, number, made_at, heads, previous_hash, hash)
       values ($1, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'))`,
      [
        authority,
        checkpoint.number,
        checkpoint.madeAt,
        JSON.stringify(heads),
        previous,
        checkpointHash(chainKey, previous, checkpoint),
      ],
    );
    return true;
  });

/** Whether a head is not in the checkpoint before: otherwise an idle authority would gather checkpoints that say the same. */
async function anyNew(query: Query, number: number, heads: readonly Head[]): Promise<boolean> {
  const [row] = await query<{ heads: Head[] }>('select heads from chain_checkpoint where number = $1', [number]);
  const said = new Set((row?.heads ?? []).map((head) => head.hash));
  return heads.some((head) => !said.has(head.hash));
}

const PAGE = 2_000;

/** The trail of the authority a query speaks for, in the order in which it is checked, page by page. */
async function* trail(query: Query, authority: string): AsyncGenerator<TrailRow> {
  let after: { caseId: string; revision: number } = { caseId: '00000000-0000-0000-0000-000000000000', revision: -1 };
  for (;;) {
    const rows = await query<Omit<TrailRow, 'recordedAt' | 'authority'> & { recorded_at: Date }>(
      `select case_id as "caseId", revision, idempotency_key as key, person_id as person, recorded_at, version, entry, changes,
         encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
       from event where (case_id, revision) > ($1, $2) order by case_id, revision limit ${PAGE}`,
      [after.caseId, after.revision],
    );
    for (const { recorded_at: recordedAt, ...row } of rows) {
      yield { ...row, authority, recordedAt: recordedAt.toISOString() };
      after = row;
    }
    if (rows.length < PAGE) return;
  }
}

/** Checks an authority's trail as it stands in the database. */
export const verifyAuthority = ({ pool, chainKey }: Runtime, authority: string): Promise<Verdict> =>
  withAuthority(pool, authority, async (query) => {
    const checkpoints = await query<Omit<CheckpointRow, 'madeAt'> & { made_at: Date }>(
      `select authority_id as authority, number, made_at, heads, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
       from chain_checkpoint order by number`,
    );
    return verifyAudit(
      chainKey,
      trail(query, authority),
      checkpoints.map(({ made_at: madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString() })),
    );
  });
