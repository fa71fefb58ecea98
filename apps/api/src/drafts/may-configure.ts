/** Who may change an authority's procedure: those whose role the pack says is about its configuration. They see no case by it. */
import type { Pack } from '@homeward/definition';
import { type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { notFound } from '../http/problem-error.js';

export const mayConfigure = ({ grants }: Pick<Pack, 'grants'>, roles: readonly string[]): boolean =>
  roles.some((role) => Object.hasOwn(grants.roles, role) && grants.roles[role]?.scope === 'configuration');

/** Whether somebody may, by the version that is current. */
export async function ownsProcedure(
  runtime: Runtime,
  { authority, person }: Pick<StandingSession, 'authority' | 'person'>,
): Promise<boolean> {
  const held = await withAuthority(runtime.pool, authority, (query) =>
    query<{ role: string }>(
      `select distinct role from role_membership where person_id = $1 and scope = 'configuration'`,
      [person],
    ),
  );
  if (held.length === 0) return false;
  const { compiled } = await runtime.packs.current(authority);
  return mayConfigure(
    compiled.pack,
    held.map(({ role }) => role),
  );
}

/** @throws ProblemError as if there were nothing here */
export async function mustOwnProcedure(
  runtime: Runtime,
  session: Pick<StandingSession, 'authority' | 'person'>,
): Promise<void> {
  if (!(await ownsProcedure(runtime, session))) throw notFound();
}
