/** Makes a new authority: a tenant of its own with a first procedure out of building blocks, and two people who own it. */
import { readPack, type SetUpAnswers, type SetUpKit, setUpFiles, usedContent, writtenOut } from '@homeward/definition';
import type pg from 'pg';
import { addPeople, type FirstPassword, giveFirstPassword, type Membership } from './people.js';
import { publishPack } from './publish-pack.js';
import { withAuthority } from './with-authority.js';

/** What is new in the version that a new authority begins with. */
export const SET_UP_NOTE = 'Begun from building blocks. Nobody has confirmed it yet: go through the set-up.';

export interface AddedPerson extends FirstPassword {
  readonly name: string;
  readonly username: string;
}

export type NewAuthority =
  | { readonly kind: 'made'; readonly version: string }
  | { readonly kind: 'there-already' }
  /** The answers make no pack that can be read; sentences say why. */
  | { readonly kind: 'not-readable'; readonly sentences: readonly string[] };

/**
 * Its first version is current from the start, so that its owners can sign in; nobody else can until they are added, so no child meets it before it is confirmed.
 */
export async function makeAuthority(
  pool: pg.Pool,
  { kit, answers, now }: { readonly kit: SetUpKit; readonly answers: SetUpAnswers; readonly now: Date },
): Promise<NewAuthority> {
  const { rows } = await pool.query<{ id: string }>('select authority_ids() as id');
  if (rows.some(({ id }) => id === answers.id)) return { kind: 'there-already' };
  const files = setUpFiles(kit, answers);
  const read = readPack(files, kit.common);
  if (read.pack === undefined)
    return { kind: 'not-readable', sentences: read.problems.map(({ path, sentence }) => `${path}: ${sentence}`) };
  const { pack, stories } = read;
  const version = await publishPack(pool, {
    pack,
    stories,
    written: writtenOut(read, []),
    content: usedContent(files, kit.common),
    note: SET_UP_NOTE,
    publishedAt: now,
  });
  return { kind: 'made', version };
}

export interface PersonToAdd {
  readonly authority: string;
  readonly name: string;
  /** Made out of the name and the authority unless given. */
  readonly username?: string;
  readonly memberships: readonly Membership[];
}

/** @returns the password to be told to the person, once; undefined when the username is somebody's already, here or elsewhere */
export async function addPerson(
  pool: pg.Pool,
  { authority, name, username = usernameFor(name, authority), memberships }: PersonToAdd,
  now: Date,
): Promise<AddedPerson | undefined> {
  const own = username.toLowerCase();
  const known = await withAuthority(pool, authority, (query) => query('select from person where username = $1', [own]));
  if (known.length > 0) return undefined;
  const added = await addPeople(pool, authority, [
    { authority, username: own, name, demonstration: false, memberships },
  ]);
  // Another authority's person: not to be seen from here, and not to be taken.
  if (!added.has(own)) return undefined;
  const first = await giveFirstPassword(pool, { authority, username: own, now });
  return first === undefined ? undefined : { name, username: own, ...first };
}

/** "Zoë Ó Briain" of dale: `zoe.o.briain.dale`. */
export const usernameFor = (name: string, authority: string): string =>
  `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')}.${authority}`;
