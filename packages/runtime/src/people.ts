/** People who can sign in, their passwords, and the roles they hold. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type pg from 'pg';
import { newId } from './publish-pack.js';
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
}

/** @returns undefined for an unknown name, a wrong password and a person who left, all alike and equally slow */
export async function checkPassword(pool: pg.Pool, username: string, password: string): Promise<SignedIn | undefined> {
  const { rows } = await pool.query<{ person_id: string; authority_id: string; password_hash: string | null }>(
    'select * from sign_in_of($1)',
    [username.trim()],
  );
  const found = rows[0];
  const right = await verify(found?.password_hash ?? (await nobody), password);
  return right && found?.password_hash ? { person: found.person_id, authority: found.authority_id } : undefined;
}

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
