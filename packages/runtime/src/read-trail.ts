/** Reads an authority's audit trail from the database in the order in which it is checked. */
import type { CheckpointRow, TrailRow } from './audit-faults.js';
import type { Head } from './chain.js';
import type { Query } from './with-authority.js';

const PAGE = 2_000;

/** The entries of the authority a query speaks for, page by page. */
export async function* trailOf(query: Query, authority: string): AsyncGenerator<TrailRow> {
  let after: { caseId: string; revision: number } = { caseId: '00000000-0000-0000-0000-000000000000', revision: -1 };
  for (;;) {
    const rows = await query<
      Omit<TrailRow, 'recordedAt' | 'authority' | 'columns'> & {
        recorded_at: Date;
        event: string;
        happened_on: string;
      }
    >(
      `select case_id as "caseId", revision, idempotency_key as key, person_id as person, recorded_at, version, entry, changes,
         event, happened_on::text as happened_on, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
       from event where (case_id, revision) > ($1, $2) order by case_id, revision limit ${PAGE}`,
      [after.caseId, after.revision],
    );
    for (const { recorded_at: recordedAt, event, happened_on: happenedOn, ...row } of rows) {
      yield { ...row, authority, recordedAt: recordedAt.toISOString(), columns: { event, happenedOn } };
      after = row;
    }
    if (rows.length < PAGE) return;
  }
}

export async function checkpointsOf(query: Query): Promise<CheckpointRow[]> {
  const rows = await query<Omit<CheckpointRow, 'madeAt'> & { made_at: Date }>(
    `select authority_id as authority, number, made_at, heads, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
     from chain_checkpoint order by number`,
  );
  return rows.map(({ made_at: madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString() }));
}

/** Where a case says it stands, with the reference people know it by. */
export interface CaseHead extends Head {
  readonly reference: string;
}

export const caseHeadsOf = (query: Query): Promise<CaseHead[]> =>
  query<CaseHead>(
    `select c.id as "case", c.revision, encode(c.last_hash, 'hex') as hash, s.reference
     from case_record c join subject s on s.id = c.subject_id order by c.id`,
  );
