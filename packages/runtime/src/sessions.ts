/** Sessions: a random token in a cookie, its hash in the database, a sliding end and a last one. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { knownIn } from './known.js';
import type { Runtime } from './runtime.js';
import { type Query, withAuthority } from './with-authority.js';

export const SESSION_IDLE_MINUTES = 30;
export const SESSION_LONGEST_HOURS = 12;

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The token a page sends back with every change. It follows from the session's, which no page can read, and does not lead back to it. */
export const csrfToken = (token: string): string => createHash('sha256').update(`csrf|${token}`).digest('base64url');

export const isCsrfToken = (token: string, given: string): boolean => {
  const right = Buffer.from(csrfToken(token));
  const asked = Buffer.from(given);
  return right.length === asked.length && timingSafeEqual(right, asked);
};

export interface StandingSession {
  readonly authority: string;
  readonly person: string;
  readonly endsAt: Date;
  readonly endsAtLatest: Date;
}

const endsAt = (seenAt: Date, latest: Date): Date =>
  new Date(Math.min(seenAt.getTime() + SESSION_IDLE_MINUTES * 60_000, latest.getTime()));

export interface BegunSession {
  /** For the cookie: 256 random bits, kept nowhere else. */
  readonly token: string;
  readonly session: StandingSession;
}

type Whose = Pick<StandingSession, 'authority' | 'person'>;

/** For somebody of whom no password is asked. */
export const startSession = ({ pool, clock }: Runtime, whose: Whose): Promise<BegunSession> =>
  withAuthority(pool, whose.authority, (query) => beginSession(query, whose, clock.now()));

/** As part of the transaction that knows who it is. */
export async function beginSession(query: Query, { authority, person }: Whose, now: Date): Promise<BegunSession> {
  const token = randomBytes(32).toString('base64url');
  const endsAtLatest = new Date(now.getTime() + SESSION_LONGEST_HOURS * 3_600_000);
  await query('delete from session where person_id = $1 and (ends_at_latest < $2 or seen_at < $3)', [
    person,
    now,
    new Date(now.getTime() - SESSION_IDLE_MINUTES * 60_000),
  ]);
  await query(
    'insert into session (token_hash, authority_id, person_id, started_at, seen_at, ends_at_latest) values ($1, $2, $3, $4, $4, $5)',
    [tokenHash(token), authority, person, now, endsAtLatest],
  );
  return { token, session: { authority, person, endsAt: endsAt(now, endsAtLatest), endsAtLatest } };
}

interface SessionRow {
  authority_id: string;
  person_id: string;
  seen_at: Date;
  ends_at_latest: Date;
}

/** The session a token opens; using it moves its end. Undefined when it has ended. */
export async function openSession({ pool, clock }: Runtime, token: string): Promise<StandingSession | undefined> {
  const now = clock.now();
  const row = await findSession(pool, token, now);
  if (row === undefined) return undefined;
  const isStale = now.getTime() - row.seen_at.getTime() > SESSION_SEEN_EVERY_MS;
  if (isStale) await sessionSeen({ pool }, row.authority_id, tokenHash(token), now);
  knownIn(pool).sessions.set(tokenHash(token).toString('base64'), {
    authority: row.authority_id,
    person: row.person_id,
    seenAt: isStale ? now.getTime() : row.seen_at.getTime(),
  });
  return {
    authority: row.authority_id,
    person: row.person_id,
    endsAt: endsAt(now, row.ends_at_latest),
    endsAtLatest: row.ends_at_latest,
  };
}

/** To the minute: reading must not write each time. */
export const SESSION_SEEN_EVERY_MS = 60_000;

/** Moves a session's end. */
export const sessionSeen = async (
  { pool }: Pick<Runtime, 'pool'>,
  authority: string,
  hash: Buffer,
  now: Date,
): Promise<void> => {
  await withAuthority(pool, authority, (query) =>
    query('update session set seen_at = $2 where token_hash = $1', [hash, now]),
  );
};

async function findSession(pool: pg.Pool, token: string, now: Date): Promise<SessionRow | undefined> {
  const { rows } = await pool.query<SessionRow>({
    name: 'session_of',
    text: 'select * from session_of($1, $2)',
    values: [tokenHash(token), now],
  });
  return rows[0];
}

/** Whether a session still stands, without moving its end. */
export const sessionStands = async ({ pool, clock }: Runtime, token: string): Promise<boolean> =>
  (await findSession(pool, token, clock.now())) !== undefined;

export async function endSession({ pool, clock }: Runtime, token: string): Promise<void> {
  const row = await findSession(pool, token, clock.now());
  if (row === undefined) return;
  await withAuthority(pool, row.authority_id, (query) =>
    query('delete from session where token_hash = $1', [tokenHash(token)]),
  );
}

/** Every session of a person, on whatever computer: the next request of each is answered as not signed in. */
export const endSessionsOf = async (
  { pool }: Pick<Runtime, 'pool'>,
  { authority, person }: Pick<StandingSession, 'authority' | 'person'>,
): Promise<void> => {
  await withAuthority(pool, authority, (query) => query('delete from session where person_id = $1', [person]));
};
