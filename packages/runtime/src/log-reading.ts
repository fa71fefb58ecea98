/** Writes down who looked at a restricted or sealed record. */
import type { Query } from './with-authority.js';

export interface Reading {
  readonly authority: string;
  readonly caseId: string;
  readonly person: string;
  /** The moment, as the runtime's clock has it. */
  readonly at: Date;
}

/** A page that is open asks again whenever something changes: so long it is the same look. */
const SAME_LOOK_MINUTES = 15;

/** Whoever answers a reading awaits this first: what cannot be written down is not shown. */
export const logReading = (query: Query, { authority, caseId, person, at }: Reading): Promise<unknown> =>
  query(
    `insert into read_log (authority_id, case_id, person_id, resource, reason, read_at)
     select $1, $2, $3, 'case', null, $4
     where not exists (select from read_log
       where case_id = $2 and person_id = $3 and resource = 'case' and reason is null
         and read_at > $4::timestamptz - make_interval(mins => $5) and read_at <= $4)`,
    [authority, caseId, person, at, SAME_LOOK_MINUTES],
  );
