/** People who can sign in, their passwords, and the roles they hold. */
import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type pg from 'pg';
import { newId } from './publish-pack.js';
import type { Runtime } from './runtime.js';
import { type BegunSession, beginSession } from './sessions.js';
import { stableId } from './stable-id.js';
import { withAuthority } from './with-authority.js';

/** OWASP's second choice for argon2id (19 MiB, 2 passes): a sign-in takes some tens of milliseconds, a guess as long. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COSTS);

/** What an unknown name is checked against, so that it takes as long as a known one. */
const nobody = hashPassword(randomBytes(16).toString('hex'));

export interface SignedIn {
  readonly person: string;
  readonly authority: string;
  /** Of the password that was right. */
  readonly passwordHash: string;
  /** Made up: everybody knows the password, and nobody changes it. */
  readonly demonstration: boolean;
  /** Set while the password is one that somebody else has made: until then another can be chosen, and it opens no session. */
  readonly firstPasswordUntil: Date | undefined;
}

/** @returns undefined for an unknown name, a wrong password and a person who left, all alike and equally slow */
export async function checkPassword(pool: pg.Pool, username: string, password: string): Promise<SignedIn | undefined> {
  const { rows } = await pool.query<{ person_id: string; authority_id: string; password_hash: string | null }>(
    'select * from sign_in_of($1)',
    [username.trim()],
  );
  const found = rows[0];
  const right = await verify(found?.password_hash ?? (await nobody), password);
  if (!right || !found?.password_hash) return undefined;
  const { person_id: person, authority_id: authority } = found;
  const [row] = await withAuthority(pool, authority, (query) =>
    query<{ demonstration: boolean; until: Date | null }>(
      'select demonstration, first_password_until as until from person where id = $1',
      [person],
    ),
  );
  return {
    person,
    authority,
    passwordHash: found.password_hash,
    demonstration: row?.demonstration === true,
    firstPasswordUntil: row?.until ?? undefined,
  };
}

type Checked = Pick<SignedIn, 'authority' | 'person' | 'passwordHash'>;

/** @returns undefined when the password that was checked is theirs no longer: a session of before does not outlive it */
export const signIn = (
  { pool, clock }: Runtime,
  { passwordHash, ...whose }: Checked,
): Promise<BegunSession | undefined> =>
  withAuthority(pool, whose.authority, async (query) => {
    // Held until the session stands, so that whoever chooses another password meanwhile ends this one too.
    const still = await query('select id from person where id = $1 and password_hash = $2 for share', [
      whose.person,
      passwordHash,
    ]);
    return still.length === 0 ? undefined : beginSession(query, whose, clock.now());
  });

/**
 * Ends every session that was begun with the password before, and begins one with the new.
 * @returns undefined when the password that was checked is theirs no longer: of two who choose at once, one does
 */
export async function choosePassword(
  { pool, clock }: Runtime,
  { passwordHash: before, ...whose }: Checked,
  password: string,
): Promise<BegunSession | undefined> {
  const passwordHash = await hashPassword(password);
  return withAuthority(pool, whose.authority, async (query) => {
    const changed = await query(
      'update person set password_hash = $3, first_password_until = null where id = $1 and password_hash = $2 returning id',
      [whose.person, before, passwordHash],
    );
    if (changed.length === 0) return undefined;
    await query('delete from session where person_id = $1', [whose.person]);
    return beginSession(query, whose, clock.now());
  });
}

/** Long enough to be told to somebody on another day, short enough not to lie about. */
const FIRST_PASSWORD_DAYS = 14;

export interface FirstPassword {
  /** To be told to the person, once: it is kept nowhere. */
  readonly password: string;
  readonly until: Date;
}

/** A password that lets somebody in once, to choose one of their own. @returns undefined when the authority has no such person, or they are made up */
export async function giveFirstPassword(
  pool: pg.Pool,
  { authority, username, now }: { readonly authority: string; readonly username: string; readonly now: Date },
): Promise<FirstPassword | undefined> {
  const password = readablePassword();
  const passwordHash = await hashPassword(password);
  const until = new Date(now.getTime() + FIRST_PASSWORD_DAYS * 86_400_000);
  const person = await withAuthority(pool, authority, async (query) => {
    const [given] = await query<{ id: string }>(
      'update person set password_hash = $2, first_password_until = $3 where username = $1 and not demonstration returning id',
      [username, passwordHash, until],
    );
    // Looked for once the person is held: in one statement with the above, a session begun just before would not be seen.
    if (given !== undefined) await query('delete from session where person_id = $1', [given.id]);
    return given;
  });
  return person === undefined ? undefined : { password, until };
}

/** Letters and digits that cannot be taken for one another. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of five: some 99 bits. */
const readablePassword = (): string => {
  const letters = Array.from({ length: 20 }, () => READABLE[randomInt(READABLE.length)] ?? '');
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-');
};

export interface Membership {
  readonly role: string;
  readonly scope: 'allocated' | 'team' | 'authority' | 'body' | 'configuration';
  readonly team?: string;
  readonly body?: string;
}

export interface NewPerson {
  readonly authority: string;
  readonly username: string;
  readonly name: string;
  readonly passwordHash?: string;
  readonly demonstration: boolean;
  readonly memberships: readonly Membership[];
}

/** Adds people who are not there yet, by username; those who are there keep everything. @returns username -> id */
export async function addPeople(
  pool: pg.Pool,
  authority: string,
  people: readonly NewPerson[],
): Promise<Map<string, string>> {
  return withAuthority(pool, authority, async (query) => {
    for (const person of people) {
      const id = stableId('person', authority, person.username);
      const added = await query(
        `insert into person (id, authority_id, username, name, password_hash, demonstration) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning id`,
        [id, authority, person.username, person.name, person.passwordHash ?? null, person.demonstration],
      );
      if (added.length === 0) continue;
      for (const { role, scope, team, body } of person.memberships)
        await query(
          'insert into role_membership (id, authority_id, person_id, role, scope, team_key, body_key) values ($1, $2, $3, $4, $5, $6, $7)',
          [newId(), authority, id, role, scope, team ?? null, body ?? null],
        );
    }
    const rows = await query<{ username: string; id: string }>(
      'select username, id from person where username = any($1)',
      [people.map(({ username }) => username)],
    );
    return new Map(rows.map(({ username, id }) => [username, id]));
  });
}
