/** Made-up people for a default installation: one for every role of an authority's pack, and a social worker with a manager in each of the first teams. */
import type { Pack, RoleDefinition } from '@homeward/definition';
import type pg from 'pg';
import { addPeople, hashPassword, type Membership, type NewPerson } from './people.js';

/** Printed at the start and shown on the sign-in page: these people are made up and there is nothing to protect. */
export const DEMONSTRATION_PASSWORD = 'homeward';

const NAMES = [
  'Amira Khan',
  'Paul Reyes',
  'Grace Okafor',
  'Tom Whitfield',
  'Priya Nair',
  'Owen Hughes',
  'Zofia Nowak',
  'Marcus Bell',
  'Leila Haddad',
  'Hannah Price',
  'Daniel Osei',
  'Ruth Ellery',
  'Samuel Adeyemi',
  'Chloe Marsh',
  'Imran Sheikh',
  'Beth Carver',
  'Kofi Mensah',
  'Nadia Rahman',
  'Joanna Frost',
  'Peter Lindqvist',
  'Yasmin Ali',
  'Connor Walsh',
  'Meera Joshi',
  'Alan Thorpe',
  'Sofia Marino',
  'David Kemp',
  'Fatima Begum',
  'Helen Stroud',
  'Luca Romano',
  'Janet Pike',
  'Victor Ade',
  'Emma Lowe',
  'Rashid Malik',
  'Claire Dunn',
  'Oliver Nash',
  'Ingrid Holm',
  'Tunde Bakare',
  'Susan Vale',
  'Hugo Lane',
  'Mina Park',
  'George Abbot',
  'Lucy Farrow',
  'Anil Desai',
  'Karen Holt',
  'Felix Moore',
  'Rosa Diaz',
  'Ian Crewe',
  'Tara Singh',
  'Neil Barton',
  'Agnes Roy',
  'Joel Finch',
  'Wendy Cole',
  'Omar Farah',
  'Julie West',
  'Stefan Petrov',
  'Maya Collins',
] as const;

/** Makes the list of Hertfordshire begin at its top: guides name its people. */
const HERTFORDSHIRE_FIRST = 44;

/** The names from a place of the authority's own on: otherwise every council's first social worker would have the same name. */
const namesFor = (authority: string): string[] => {
  let place = 0;
  for (const letter of authority) place = (place * 31 + (letter.codePointAt(0) ?? 0)) % NAMES.length;
  const first = (place + HERTFORDSHIRE_FIRST) % NAMES.length;
  return [...NAMES.slice(first), ...NAMES.slice(0, first)];
};

/** A username as it can stand in a list: `amira.khan.herts`. */
const usernameOf = (name: string, authority: string): string =>
  `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${authority}`;

/** @returns username -> id of all of them */
export async function loadDemonstrationPeople(pool: pg.Pool, pack: Pack): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ username: string }>(
    'select username from demonstration_people() where authority_id = $1',
    [pack.authority.id],
  );
  const known = new Set(rows.map(({ username }) => username));
  const complete = demonstrationPeople(pack, undefined).every(({ username }) => known.has(username));
  const hash = complete ? undefined : await hashPassword(DEMONSTRATION_PASSWORD);
  return addPeople(pool, pack.authority.id, demonstrationPeople(pack, hash));
}

/** Pure but for the hash: the same pack gives the same people. One hash for all, for it takes tens of milliseconds and guards nothing. */
export function demonstrationPeople(pack: Pack, passwordHash: string | undefined): NewPerson[] {
  const authority = pack.authority.id;
  const waiting = namesFor(authority);
  const person = (memberships: readonly Membership[]): NewPerson => {
    const name = waiting.shift() ?? `Person ${memberships[0]?.role ?? ''} ${memberships[0]?.team ?? ''}`.trim();
    return {
      authority,
      username: usernameOf(name, authority),
      name,
      demonstration: true,
      memberships,
      ...(passwordHash === undefined ? {} : { passwordHash }),
    };
  };
  const people = Object.entries(pack.grants.roles).flatMap(([role, { scope }]) =>
    holders(pack, role, scope).map((memberships) => person(memberships)),
  );
  // Last, so that nobody else is called otherwise than before.
  return Object.hasOwn(pack.grants.roles, PROCESS_OWNER) ? [...people, person(owningAndReading(pack))] : people;
}

/** A second one: what loosens a procedure is published by two. She reads children's records besides, so that she can copy one into a try-out; the first reads none. */
const PROCESS_OWNER = 'processOwner';
const READER = 'director';
const owningAndReading = ({ grants: { roles } }: Pack): Membership[] => [
  { role: PROCESS_OWNER, scope: 'configuration' },
  ...(Object.hasOwn(roles, READER) && roles[READER]?.scope === 'authority'
    ? [{ role: READER, scope: 'authority' } as const]
    : []),
];

/** Of these roles there are several people, each at home in another team. */
const SEVERAL: Readonly<Record<string, number>> = { sw: 4, tm: 4, iro: 2 };

/** The memberships of each person who holds a role: several of those who carry cases, so that work can wait for somebody else of the same role. */
function holders(pack: Pack, role: string, scope: RoleDefinition['scope']): Membership[][] {
  const teams = pack.authority.teams.map(({ key }) => key);
  switch (scope) {
    case 'allocated':
    case 'external':
      return teams.slice(0, SEVERAL[role] ?? 1).map((team) => [{ role, scope: 'allocated', team }]);
    case 'team':
      return SEVERAL[role] === undefined
        ? [teams.map((team) => ({ role, scope: 'team', team }))]
        : teams.slice(0, SEVERAL[role]).map((team) => [{ role, scope: 'team', team }]);
    case 'body':
      return [bodiesOf(pack, role).map((body) => ({ role, scope: 'body', body }))];
    case 'authority':
    case 'configuration':
      return [[{ role, scope }]];
  }
}

/** The bodies on which the role sits; a role that no body names is a member of all of them. */
function bodiesOf({ bodies }: Pack, role: string): string[] {
  const sits = Object.entries(bodies).filter(
    ([, body]) =>
      body.chair.includes(role) || body.deputies.includes(role) || body.members.some((member) => member.role === role),
  );
  return (sits.length > 0 ? sits : Object.entries(bodies)).map(([key]) => key);
}
