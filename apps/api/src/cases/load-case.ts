/** Reads a case with whom it is about, the asking person's roles for it and who else holds which role; or finds nothing, alike for absent and forbidden. */
import {
  type Actor,
  type CaseRecord,
  type CompiledPack,
  isReadingLogged,
  mayAccess,
  processOf,
  roleTitle,
} from '@homeward/engine';
import {
  type CaseFor,
  logReading,
  type Query,
  type Runtime,
  readCaseFor,
  rolesByName,
  type StandingSession,
  withAuthority,
} from '@homeward/runtime';
import { notFound, problem } from '../http/problem-error.js';

export interface CaseSubject {
  readonly reference: string;
  readonly name: string;
  readonly dateOfBirth: string | null;
}

/** A draft somebody has begun, by its key. */
export type DraftsBegun = ReadonlyMap<string, { readonly savedAt: string; readonly savedBy: string }>;

/** Role -> people who hold it for this case. */
export type PeopleByRole = ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>;

export interface LoadedCase {
  readonly id: string;
  readonly authority: string;
  readonly compiled: CompiledPack;
  readonly version: string;
  readonly revision: number;
  readonly record: CaseRecord;
  readonly subject: CaseSubject;
  readonly actor: Actor;
  readonly people: PeopleByRole;
  readonly drafts: DraftsBegun;
  /** Whether it belongs with other cases: most do not, and need not be asked which. */
  readonly linked: boolean;
  readonly today: string;
}

export interface SeenCase extends LoadedCase {
  /** False for somebody with something to do in the case who may not read it as a whole: a carer with a checklist to fill. */
  readonly mayRead: boolean;
}

interface Asking extends Pick<StandingSession, 'authority' | 'person'> {
  /** Why a restricted or sealed record is read, where what is done with it says so. */
  readonly because?: string;
}

/**
 * One round trip, and what `then` needs. Of a restricted or sealed record it is written down first who reads it, and why.
 * @param then further queries of the same authority
 * @throws ProblemError not-found when the person holds no role that reaches the case; reason-needed when they must first say why they open it
 */
export async function loadCase(runtime: Runtime, session: Asking, id: string): Promise<SeenCase>;
export async function loadCase<T>(
  runtime: Runtime,
  session: Asking,
  id: string,
  then: (query: Query) => Promise<T>,
): Promise<SeenCase & { readonly more: T }>;
export async function loadCase<T>(
  runtime: Runtime,
  session: Asking,
  id: string,
  then?: (query: Query) => Promise<T>,
): Promise<SeenCase & { readonly more?: T }> {
  const read = await readCaseFor(runtime, session.authority, id, session.person);
  if (read === undefined || read.roles.length === 0) throw notFound();
  const seen = await seenCase(runtime, session, id, read);
  if (seen.mayRead && isReadingLogged(processOf(seen.compiled, seen.record.process).process, seen.record.state))
    await writeDownReading(runtime, seen, session.because);
  return then === undefined ? seen : { ...seen, more: await withAuthority(runtime.pool, session.authority, then) };
}

async function writeDownReading(
  runtime: Runtime,
  { id, authority, actor, compiled }: SeenCase,
  because: string | undefined,
): Promise<void> {
  const isWritten = await withAuthority(runtime.pool, authority, async (query) => {
    const roles = because === undefined ? await rolesByName(query, id, actor.id) : [];
    const titles = roles.map((role) => roleTitle(compiled.pack, role)).join(', ');
    const reason = because ?? (titles === '' ? undefined : `Works with the child as ${titles}`);
    return logReading(query, { authority, caseId: id, person: actor.id, at: runtime.clock.now(), reason });
  });
  if (!isWritten)
    throw problem(
      'reason-needed',
      'Say why you open this record. Who opens it, when and why is written down; you are asked once a day.',
    );
}

async function seenCase(runtime: Runtime, session: Asking, id: string, read: CaseFor): Promise<SeenCase> {
  const { version, revision, record, reference, givenName, familyName, dateOfBirth, roles, people, drafts, linked } =
    read;
  const compiled = await runtime.packs.version(session.authority, version);
  const actor: Actor = { id: session.person, roles };
  const today = runtime.clock.today();
  const byRole = new Map<string, { id: string; name: string }[]>();
  for (const { role, id: person, name } of people) {
    const others = byRole.get(role);
    if (others === undefined) byRole.set(role, [{ id: person, name }]);
    else others.push({ id: person, name });
  }
  return {
    id,
    authority: session.authority,
    compiled,
    version,
    revision,
    record,
    subject: { reference, name: `${givenName} ${familyName}`, dateOfBirth },
    actor,
    people: byRole,
    drafts: new Map(
      drafts.map(({ key, savedAt, savedBy }) => [key, { savedAt: new Date(savedAt).toISOString(), savedBy }]),
    ),
    linked: linked || record.links !== undefined,
    today,
    mayRead: mayAccess(compiled, record, { today, actor }, 'read', 'case'),
  };
}

/** For pages that show the case as a whole. */
export function mustRead<C extends SeenCase>(seen: C): C {
  if (!seen.mayRead) throw notFound();
  return seen;
}
