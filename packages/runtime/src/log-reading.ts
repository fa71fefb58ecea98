/** Writes down who looked at a restricted or sealed record, and why. */
import type { Query } from './with-authority.js';

export interface Reading {
  readonly authority: string;
  readonly caseId: string;
  readonly person: string;
  /** The moment, as the runtime's clock has it. */
  readonly at: Date;
  /** Why; without it the reason that the person gave earlier on the same day. */
  readonly reason: string | undefined;
}

/** A page that is open asks again whenever something changes: so long it is the same look. */
const SAME_LOOK_MINUTES = 15;

/**
 * Whoever answers a reading awaits this first: what cannot be written down is not shown.
 * @returns false where no reason is known; then nothing is written, and nothing may be shown
 */
export const logReading = async (
  query: Query,
  { authority, caseId, person, at, reason }: Reading,
): Promise<boolean> => {
  const [known] = await query<{ reason: string | null }>(
    `with known as (
       select coalesce($5, (select l.reason from read_log l
         where l.case_id = $2 and l.person_id = $3 and l.resource = 'case' and l.reason is not null
           and (l.read_at at time zone 'Europe/London')::date = ($4::timestamptz at time zone 'Europe/London')::date
         order by l.id desc limit 1)) as reason
     ), written as (
       insert into read_log (authority_id, case_id, person_id, resource, reason, read_at)
       select $1, $2, $3, 'case', known.reason, $4 from known
       where known.reason is not null and not exists (select from read_log l
         where l.case_id = $2 and l.person_id = $3 and l.resource = 'case' and l.reason = known.reason
           and l.read_at > $4::timestamptz - make_interval(mins => $6) and l.read_at <= $4)
     )
     select reason from known`,
    [authority, caseId, person, at, reason ?? null, SAME_LOOK_MINUTES],
  );
  return known !== undefined && known.reason !== null;
};

/** The roles in which somebody is allocated to the case by name: whoever works with the child needs no other reason to open their record. */
export const rolesByName = async (query: Query, caseId: string, person: string): Promise<readonly string[]> =>
  (
    await query<{ role: string }>('select role from allocation where case_id = $1 and person_id = $2 order by role', [
      caseId,
      person,
    ])
  ).map(({ role }) => role);
