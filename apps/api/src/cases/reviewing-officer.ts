/** Who reviews a child's plan, under the authority's own word: an Independent Reviewing Officer in England, a Reviewing Officer in Scotland. */
import type { CaseOverview } from '@homeward/contract';
import type { Pack } from '@homeward/definition';

/** The role has one of these keys; no authority has both. */
const ROLES = ['iro', 'ro'] as const;

export function reviewingOfficer(
  { grants, authority }: Pack,
  people: ReadonlyMap<string, readonly { readonly name: string }[]>,
): CaseOverview['child']['reviewingOfficer'] {
  const role = ROLES.find((key) => Object.hasOwn(grants.roles, key));
  if (role === undefined) return null;
  const title = authority.words.iro?.one ?? grants.roles[role]?.title ?? role;
  return { title, name: people.get(role)?.[0]?.name ?? null };
}
