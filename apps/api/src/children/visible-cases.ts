/** The row filter of lists: cases for which the person holds a role that may read them. */
import type { CompiledPack } from '@homeward/engine';
import type { Query } from '@homeward/runtime';

export interface VisibleCases {
  /** A condition on `case_record c`. */
  readonly where: string;
  readonly values: unknown[];
}

/**
 * Grants decide by role, and roles reach cases by allocation, by team or everywhere. A grant that depends on the case's facts lets its role into the list, where a row
 * says no more than that there is such a child; opening the case then asks the grant in full.
 */
export async function visibleCases(query: Query, compiled: CompiledPack, person: string): Promise<VisibleCases> {
  const readers = compiled.ability.rolesThatMay('read', 'case');
  const held = await query<{ scope: string; team_key: string | null }>(
    `select distinct scope, team_key from role_membership where person_id = $1 and role = any($2) and scope in ('authority', 'team')`,
    [person, readers],
  );
  if (held.some(({ scope }) => scope === 'authority')) return { where: 'true', values: [] };
  return {
    where: `(c.team_key = any($1) or exists (select from allocation a where a.case_id = c.id and a.person_id = $2 and a.role = any($3))
      or exists (select from role_membership m join meeting g on g.body_key = m.body_key join meeting_item i on i.meeting_id = g.id
        where m.person_id = $2 and m.scope = 'body' and m.role = any($3) and i.case_id = c.id and g.status in ('papersOut', 'held')))`,
    values: [held.flatMap(({ team_key: team }) => (team === null ? [] : [team])), person, readers],
  };
}
