/** Who reads an authority's audit trail: whose role reaches all of the authority and is granted the history of who did what. */
import type { CompiledPack } from '@homeward/engine';
import type { Query } from '@homeward/runtime';

const AUDIT_LOG = 'auditLog';

/** @returns the roles by which the person may read it, whatever a grant says of single cases */
export async function auditingRoles(
  query: Query,
  { ability }: CompiledPack,
  person: string,
): Promise<readonly string[]> {
  const held = await query<{ role: string }>(
    "select distinct role from role_membership where person_id = $1 and scope = 'authority' and role = any($2) order by role",
    [person, ability.rolesThatMay('read', AUDIT_LOG)],
  );
  return held.map(({ role }) => role);
}
