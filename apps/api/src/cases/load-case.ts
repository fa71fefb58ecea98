/** Reads a case with whom it is about, the asking person's roles for it and who else holds which role; or finds nothing, alike for absent and forbidden. */
import { type Actor, type CaseRecord, type CompiledPack, mayAccess } from '@homeward/engine';
import { type Query, type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { notFound } from '../http/problem-error.js';

export interface CaseSubject {
  readonly reference: string;
  readonly name: string;
  readonly dateOfBirth: string | null;
}

/** Role -> people who hold it for this case. */
export type PeopleByRole = ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>;

export interface LoadedCase {
  readonly id: string;
  readonly authority: string;
  readonly compiled: CompiledPack;
  readonly version: string;
  readonly revision: number;
  readonly record: CaseRecord;
  readonly subject: CaseSubject;
  readonly actor: Actor;
  readonly people: PeopleByRole;
  readonly today: string;
}

interface CaseRow {
  version: string;
  revision: number;
  record: CaseRecord;
  reference: string;
  given_name: string;
  family_name: string;
  date_of_birth: string | null;
  roles: string[];
}

export interface SeenCase extends LoadedCase {
  /** False for somebody with something to do in the case who may not read it as a whole: a carer with a checklist to fill. */
  readonly mayRead: boolean;
}

/**
 * @param then further queries in the same transaction, of the same authority
 * @throws ProblemError not-found when the person holds no role that reaches the case
 */
export async function loadCase<T>(
  runtime: Runtime,
  session: Pick<StandingSession, 'authority' | 'person'>,
  id: string,
  then: (query: Query) => Promise<T>,
): Promise<SeenCase & { readonly more: T }> {
  const read = await withAuthority(runtime.pool, session.authority, async (query) => {
    const [row] = await query<CaseRow>(
      `select c.version, c.revision, c.record, s.reference, s.given_name, s.family_name, s.date_of_birth, case_roles($2, c.id) as roles
       from case_record c join subject s on s.id = c.subject_id where c.id = $1`,
      [id, session.person],
    );
    if (row === undefined || row.roles.length === 0) return undefined;
    const people = await query<{ role: string; id: string; name: string }>(
      `select held.role, p.id, p.name from (
         select a.role, a.person_id from allocation a where a.case_id = $1
         union
         select m.role, m.person_id from role_membership m join case_record c on c.id = $1
         where m.scope = 'authority' or (m.scope = 'team' and m.team_key = c.team_key)
       ) held join person p on p.id = held.person_id where p.active order by p.name`,
      [id],
    );
    return { row, people, more: await then(query) };
  });
  if (read === undefined) throw notFound();
  const { row, people, more } = read;
  const compiled = await runtime.packs.version(session.authority, row.version);
  const actor: Actor = { id: session.person, roles: row.roles };
  const today = runtime.clock.today();
  const mayRead = mayAccess(compiled, row.record, { today, actor }, 'read', 'case');
  const byRole = new Map<string, { id: string; name: string }[]>();
  for (const { role, id: person, name } of people)
    byRole.set(role, [...(byRole.get(role) ?? []), { id: person, name }]);
  return {
    id,
    authority: session.authority,
    compiled,
    version: row.version,
    revision: row.revision,
    record: row.record,
    subject: { reference: row.reference, name: `${row.given_name} ${row.family_name}`, dateOfBirth: row.date_of_birth },
    actor,
    people: byRole,
    today,
    mayRead,
    more,
  };
}

/** For pages that show the case as a whole. */
export function mustRead<C extends SeenCase>(seen: C): C {
  if (!seen.mayRead) throw notFound();
  return seen;
}
