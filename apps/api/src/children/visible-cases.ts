/** The row filter of lists: cases for which the person holds a role that may read them. */
import { type Grant, isGroup, isNamed, type Rule } from '@homeward/definition';
import type { CompiledPack } from '@homeward/engine';
import type { Query } from '@homeward/runtime';

/** Takes a value to a query and answers with its placeholder. */
export type Put = (value: unknown) => string;

/** Roles that one condition lets read a case. */
interface Readers {
  readonly roles: readonly string[];
  readonly when: Rule | undefined;
}

/**
 * Grants decide by role, and roles reach cases by allocation, by team, by an agenda or everywhere. What a grant says of the case's state is asked here too: a record that
 * an adoption order has sealed is in nobody's list. Conditions on anything else let the row in, which says no more than that there is such a child; opening the case then
 * asks the grant in full.
 *
 * @returns a condition on `case_record c`
 */
export async function visibleCases(query: Query, compiled: CompiledPack, person: string, put: Put): Promise<string> {
  const readers = readersOf(compiled);
  const held = await query<{ role: string; scope: string; team_key: string | null }>(
    `select distinct role, scope, team_key from role_membership where person_id = $1 and role = any($2) and scope in ('authority', 'team')`,
    [person, readers.flatMap(({ roles }) => roles)],
  );
  return anyOf(
    readers.map(({ roles, when }) => {
      const own = held.filter(({ role }) => roles.includes(role));
      const reach = own.some(({ scope }) => scope === 'authority')
        ? []
        : [reachOf(put(person), put(own.flatMap(({ team_key: team }) => (team === null ? [] : [team]))), put(roles))];
      return [...reach, ...stateInSql(when, put)];
    }),
  );
}

/** Whether anybody at all may read the case: what is sealed is nobody's work either. A condition on `case_record c`. */
export const readBySomebody = (compiled: CompiledPack, put: Put): string =>
  anyOf(readersOf(compiled).map(({ when }) => stateInSql(when, put)));

const reachOf = (who: string, teams: string, roles: string): string =>
  `(c.team_key = any(${teams}::text[])
    or exists (select from allocation a where a.case_id = c.id and a.person_id = ${who}::uuid and a.role = any(${roles}::text[]))
    or exists (select from role_membership m join meeting g on g.body_key = m.body_key join meeting_item i on i.meeting_id = g.id
      where m.person_id = ${who}::uuid and m.scope = 'body' and m.role = any(${roles}::text[]) and i.case_id = c.id
        and g.status in ('papersOut', 'held')))`;

/** Each way in is a list of conditions that must all hold. */
const anyOf = (ways: readonly (readonly string[])[]): string =>
  ways.length === 0
    ? 'false'
    : `(${ways.map((parts) => (parts.length === 0 ? 'true' : `(${parts.join(' and ')})`)).join(' or ')})`;

/** Grants of one condition are asked together: an authority often has the same one on all of them. */
function readersOf({ pack }: CompiledPack): Readers[] {
  const found = new Map<string, Readers>();
  for (const grant of pack.grants.grants) {
    if (!readsCases(grant)) continue;
    const when = typeof grant.when === 'string' ? pack.rules[grant.when]?.rule : grant.when;
    const name = JSON.stringify(when ?? null);
    found.set(name, { roles: [...(found.get(name)?.roles ?? []), ...grant.roles], when });
  }
  return [...found.values()];
}

const readsCases = ({ may, resources }: Grant): boolean =>
  may === 'read' && (resources ?? []).some((name) => name === 'case' || name === '*');

/** The parts of a condition that say in which states the case must be. */
function stateInSql(rule: Rule | undefined, put: Put): string[] {
  if (rule === undefined || isNamed(rule)) return [];
  if (isGroup(rule))
    return rule.combinator === 'and' && rule.not !== true ? rule.rules.flatMap((one) => stateInSql(one, put)) : [];
  const { field, operator, value, valueSource } = rule;
  if (!field.startsWith('state.') || (valueSource ?? 'value') !== 'value' || value === undefined) return [];
  const states = operator === 'in' && Array.isArray(value) ? value : operator === '=' ? [value].flat() : undefined;
  if (states === undefined) return [];
  // A state is a name, or an object named after it when it has parts: `?|` finds either.
  return [`((c.record #> ${put(field.split('.'))}::text[])::jsonb ?| ${put(states.map(String))}::text[])`];
}
