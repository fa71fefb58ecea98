/** `homeward add-person` and `homeward first-password`: who may sign in, with a password that is said once and lets them choose their own. */

import type { Pack } from '@homeward/definition';
import type { FirstPassword, Membership, Runtime } from '@homeward/runtime';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const addPersonCommand: CliCommand = {
  name: 'add-person',
  usage: 'AUTHORITY --name NAME --role ROLE [--team TEAM] [--body MEETING] [--username USERNAME]',
  summary: 'adds somebody who may sign in, and says once the password with which they choose their own',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['name', 'role', 'team', 'body', 'username'], 1);
    const [authority] = positionals;
    const { name, role, username } = values;
    if (authority === undefined || name === undefined || role === undefined)
      throw new WrongUse('Name the authority, the person and their role.');
    const { addPerson, withDatabase } = await import('./open-runtime.js');
    return withDatabase(terminal, async (runtime) => {
      await mustBeThere(runtime.pool, authority);
      const { compiled } = await runtime.packs.current(authority);
      const person = {
        authority,
        name,
        memberships: [membershipOf(compiled.pack, role, values.team, values.body)],
        ...(username === undefined ? {} : { username }),
      };
      const added = await addPerson(runtime.pool, person, runtime.clock.now());
      if (added === undefined)
        throw new WrongUse('Somebody has that username. Give another with --username. Nobody was added.');
      sayFirstPassword(added, terminal);
      if (await isUnconfirmed(runtime, authority))
        terminal.line(
          `Nobody has published the procedure of ${authority} yet: a record that is opened now goes by answers that nobody has confirmed.`,
        );
      return 0;
    });
  },
};

/** Made from a set-up, and not published by its owners yet. */
const isUnconfirmed = async (runtime: Runtime, authority: string): Promise<boolean> => {
  const { publishedVersions, withAuthority } = await import('./open-runtime.js');
  const versions = await withAuthority(runtime.pool, authority, (query) =>
    publishedVersions(query, authority, runtime.clock.today()),
  );
  return versions.some(({ current, setUp, released }) => current && setUp && !released);
};

export const firstPassword: CliCommand = {
  name: 'first-password',
  usage: 'AUTHORITY USERNAME',
  summary: 'gives somebody who cannot sign in a new password, said once, with which they choose their own',
  run: async (args, terminal) => {
    const [authority, username] = readWords(args, [], 2).positionals;
    if (authority === undefined || username === undefined) throw new WrongUse('Name the authority and the username.');
    const { giveFirstPassword, withDatabase } = await import('./open-runtime.js');
    return withDatabase(terminal, async (runtime) => {
      await mustBeThere(runtime.pool, authority);
      const now = runtime.clock.now();
      const first = await giveFirstPassword(runtime.pool, { authority, username: username.toLowerCase(), now });
      if (first === undefined)
        throw new WrongUse(`${authority} has nobody with the username ${username} whose password can be changed.`);
      sayFirstPassword({ username, ...first }, terminal);
      return 0;
    });
  },
};

/** Said once: the password is kept nowhere. */
export const sayFirstPassword = (
  { username, password, until }: FirstPassword & { readonly username: string },
  terminal: Terminal,
): void => {
  terminal.line(`${username}: first password ${password}`);
  terminal.line(
    `  Tell it to nobody else; it is not shown again. It works until ${until.toISOString().slice(0, 10)}, only to choose a password of their own.`,
  );
};

const mustBeThere = async (
  pool: { query(text: string): Promise<{ rows: { id: string }[] }> },
  authority: string,
): Promise<void> => {
  const { rows } = await pool.query('select authority_ids() as id');
  if (!rows.some(({ id }) => id === authority))
    throw new WrongUse(
      `There is no authority ${authority}. There are: ${rows.map(({ id }) => id).join(', ') || 'none'}.`,
    );
};

/** How far the role reaches follows from the pack; which team or meeting it is about must be said. */
const membershipOf = (pack: Pack, role: string, team: string | undefined, body: string | undefined): Membership => {
  const definition = Object.hasOwn(pack.grants.roles, role) ? pack.grants.roles[role] : undefined;
  if (definition === undefined)
    throw new WrongUse(`There is no role ${role}. Roles: ${Object.keys(pack.grants.roles).join(', ')}.`);
  const teams = pack.authority.teams.map(({ key }) => key);
  const { scope } = definition;
  if (scope === 'body') {
    if (body === undefined || !Object.hasOwn(pack.bodies, body))
      throw new WrongUse(`Name the meeting or panel with --body: ${Object.keys(pack.bodies).join(', ')}.`);
    return { role, scope, body };
  }
  if (team !== undefined && !teams.includes(team))
    throw new WrongUse(`There is no team ${team}. Teams: ${teams.join(', ')}.`);
  if (scope === 'authority' || scope === 'configuration') return { role, scope };
  if (team === undefined) throw new WrongUse(`Name the team with --team: ${teams.join(', ')}.`);
  return { role, scope: scope === 'external' ? 'allocated' : scope, team };
};
