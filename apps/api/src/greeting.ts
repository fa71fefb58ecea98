/** What the terminal says once Homeward answers: where it is, and for a demonstration with whom to begin. */
import { roleTitle } from '@homeward/engine';
import { DEMONSTRATION_PASSWORD, isDatabaseAway, type Runtime } from '@homeward/runtime';
import { mayConfigure } from './drafts/may-configure.js';

interface MadeUpPerson {
  readonly authority_id: string;
  readonly authority: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** With whom to begin in each authority: who works with children, who reviews, who administers; and whoever owns the procedure. */
const SHOWN = ['sw', 'iro', 'ro', 'systemAdmin'];

/** @param port undefined where this process answers nobody */
export async function greeting(
  port: number | undefined,
  demonstration: boolean,
  { pool, packs }: Pick<Runtime, 'pool' | 'packs'>,
): Promise<string> {
  if (port === undefined) return '\nHomeward works in the background.\n\n';
  const lines = ['', `Homeward is ready: http://localhost:${port}`, ''];
  if (demonstration) lines.push(...(await whoMaySignIn({ pool, packs })), 'The sign-in page lists the others.', '');
  return `${lines.join('\n')}\n`;
}

/** Homeward stands already: a database that goes away just now comes back, and names in a terminal are no reason to end. */
const whoMaySignIn = async (runtime: Pick<Runtime, 'pool' | 'packs'>): Promise<readonly string[]> => {
  try {
    return await madeUpPeople(runtime);
  } catch (thrown) {
    if (!isDatabaseAway(thrown)) throw thrown;
    return ['With whom to begin could not be read just now.', ''];
  }
};

const madeUpPeople = async ({ pool, packs }: Pick<Runtime, 'pool' | 'packs'>): Promise<readonly string[]> => {
  const lines: string[] = [];
  const { rows } = await pool.query<MadeUpPerson>(
    'select authority_id, authority, username, name, roles from demonstration_people()',
  );
  if (rows.length > 0)
    lines.push(`Sign in as one of ${rows.length} made-up people. Their password is: ${DEMONSTRATION_PASSWORD}`);
  for (const id of new Set(rows.map(({ authority_id }) => authority_id))) {
    const { pack } = (await packs.current(id)).compiled;
    const own = rows.filter(({ authority_id }) => authority_id === id);
    const begin = SHOWN.flatMap((role) => own.find(({ roles }) => roles.includes(role)) ?? []);
    const owner = own.find((person) => mayConfigure(pack, person.roles) && !begin.includes(person));
    lines.push('', `  ${pack.authority.name}`);
    for (const { username, name, roles } of owner === undefined ? begin : [...begin, owner])
      lines.push(`    ${username.padEnd(34)} ${name}, ${roles.map((role) => roleTitle(pack, role)).join(', ')}`);
  }
  return [...lines, ''];
};
