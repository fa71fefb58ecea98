/** Tells another case what this one means for it: it begins, it is linked, it hears. Telling it again has no second effect. */
import {
  type CaseLink,
  isLinked,
  type LinkCase,
  type OpenLinked,
  processOf,
  type Signal,
  SYSTEM,
} from '@homeward/engine';
import { commitCommand } from './commit-command.js';
import { openCase } from './open-case.js';
import { newId } from './publish-pack.js';
import type { Runtime } from './runtime.js';
import { stableId } from './stable-id.js';
import { type Query, withAuthority } from './with-authority.js';

/** One thing that an entry has to tell, as the outbox keeps it. */
export interface ToTell {
  readonly key: string;
  readonly subjectRef: string;
  /** The process of the other case; the same as the teller's where it is not said. */
  readonly process?: string;
  readonly signal: Signal | LinkCase | (OpenLinked & { readonly from: Signal['from'] });
}

/** @returns a sentence for the log where the other case is not there or did not take it; never personal details */
export async function tellLinkedCase(runtime: Runtime, authority: string, told: ToTell): Promise<string | undefined> {
  const { signal } = told;
  if (signal.kind === 'open') return beginLinked(runtime, authority, told, signal);
  const { caseId, revision } = signal.from;
  const other = await withAuthority(runtime.pool, authority, (query) =>
    caseWith(query, authority, told.subjectRef, told.process, caseId),
  );
  if (other === undefined) return `Case ${caseId} revision ${revision} names a linked case that is not here.`;
  if (signal.kind === 'signal' && told.process !== undefined)
    await linkToTeller(runtime, authority, other, { key: told.key, on: signal.on, from: signal.from });
  const outcome = await commitCommand(runtime, {
    caseId: other,
    who: { kind: 'system', authority, actor: SYSTEM },
    ask: { key: told.key, command: signal },
  });
  if (signal.kind === 'link') await keepLink(runtime, authority, other, signal);
  // A refusal is an answer too: the linked case does not take it, and telling it again would not change that.
  if (outcome.kind !== 'refused' || outcome.refusal.refusal === 'nothing-to-do') return undefined;
  const what = signal.kind === 'link' ? 'a link' : signal.event;
  return `Case ${other} refused ${what} from case ${caseId}: ${outcome.refusal.refusal}.`;
}

/** A case that was opened after another had been linked to it learns of the link with the first thing that it is told. */
const linkToTeller = async (
  runtime: Runtime,
  authority: string,
  other: string,
  { key, on, from }: Pick<Signal, 'on' | 'from'> & { readonly key: string },
): Promise<void> => {
  const [teller] = await withAuthority(runtime.pool, authority, (query) =>
    query<{ process: string; reference: string }>(
      'select c.process, s.reference from case_record c join subject s on s.id = c.subject_id where c.id = $1',
      [from.caseId],
    ),
  );
  if (teller === undefined) return;
  const { process, reference: subjectRef } = teller;
  const outcome = await commitCommand(runtime, {
    caseId: other,
    who: { kind: 'system', authority, actor: SYSTEM },
    ask: (record, compiled) => {
      const { links = {} } = processOf(compiled, record.process).process.definition;
      const kind = Object.keys(links).find((name) => links[name]?.process === process);
      if (kind === undefined || isLinked(record, { link: kind, process, subjectRef })) return undefined;
      return { key: `${key}|link`, command: { kind: 'link', link: kind, process, subjectRef, on, from } };
    },
  });
  if (outcome.kind === 'accepted')
    for (const link of outcome.record.links ?? [])
      if (link.process === process && link.subjectRef === subjectRef)
        await insertLink(runtime, authority, from.caseId, other, link.link);
};

/** The latest case of a subject in a process. */
const caseWith = async (
  query: Query,
  authority: string,
  reference: string,
  process: string | undefined,
  teller: string,
): Promise<string | undefined> => {
  const [found] = await query<{ id: string }>(
    `select c.id from case_record c join subject s on s.id = c.subject_id
     where s.authority_id = $1 and s.reference = $2
       and c.process = coalesce($3, (select process from case_record where id = $4))
     order by c.opened_on desc limit 1`,
    [authority, reference, process ?? null, teller],
  );
  return found?.id;
};

/** The new case begins under the version of the one it comes from, with the same people and team. One that stands already is linked. */
const beginLinked = async (
  runtime: Runtime,
  authority: string,
  { key, subjectRef, process }: ToTell,
  { on, facts, links, from }: OpenLinked & { readonly from: Signal['from'] },
): Promise<string | undefined> => {
  if (process === undefined) throw new Error('A case was to begin in no process.');
  const [teller] = await withAuthority(runtime.pool, authority, (query) =>
    query<Teller>(
      `select c.version, c.team_key, s.reference, s.given_name, s.family_name, coalesce((select json_agg(json_build_object('person', a.person_id, 'role', a.role))
         from allocation a where a.case_id = c.id), '[]') as people
       from case_record c join subject s on s.id = c.subject_id where c.id = $1`,
      [from.caseId],
    ),
  );
  if (teller === undefined) throw new Error('The case that another begins from is not there.');
  const [back] = links;
  if (back === undefined) throw new Error('A case was to begin without a link to the one it begins from.');
  const id = stableId('case', authority, key);
  const standing = await withAuthority(runtime.pool, authority, (query) =>
    caseWith(query, authority, subjectRef, process, from.caseId),
  );
  const linkIt = () =>
    tellLinkedCase(runtime, authority, { key, subjectRef, process, signal: { kind: 'link', ...back, on, from } });
  if (standing !== undefined && standing !== id) return linkIt();
  const compiled = await runtime.packs.version(authority, teller.version);
  const { subject, title } = processOf(compiled, process).process.definition;
  const sameSubject = subjectRef === teller.reference;
  const opened = await openCase(
    runtime,
    {
      authority,
      key,
      // What is not a person has no name of its own: people know it by its reference.
      subject: sameSubject
        ? { kind: subject, reference: subjectRef, givenName: teller.given_name, familyName: teller.family_name }
        : { kind: subject, reference: subjectRef, givenName: title, familyName: subjectRef },
      process,
      openedOn: on,
      facts,
      links,
      actor: SYSTEM,
      person: null,
      ...(teller.team_key === null ? {} : { team: teller.team_key }),
      ...(sameSubject ? { beside: from.caseId } : {}),
      allocations: teller.people,
    },
    { hash: teller.version, compiled },
  );
  // Somebody else was faster.
  if (opened.kind === 'reference-taken') return linkIt();
  // Told before, and opened then under people who may have changed since: it is the same case.
  await insertLink(runtime, authority, from.caseId, id, back.link);
  return undefined;
};

interface Teller {
  version: string;
  team_key: string | null;
  reference: string;
  given_name: string;
  family_name: string;
  people: { person: string; role: string }[];
}

/** For lists and pages: the truth is in the two records. */
const keepLink = async (runtime: Runtime, authority: string, told: string, link: CaseLink): Promise<void> => {
  const other = await withAuthority(runtime.pool, authority, (query) =>
    caseWith(query, authority, link.subjectRef, link.process, told),
  );
  if (other !== undefined) await insertLink(runtime, authority, other, told, link.link);
};

/** @param kind what the first case is called from the second */
const insertLink = (runtime: Runtime, authority: string, one: string, other: string, kind: string): Promise<unknown> =>
  withAuthority(runtime.pool, authority, (query) =>
    query(
      `insert into case_link (id, authority_id, from_case, to_case, kind) values ($1, $2, $3, $4, $5)
       on conflict (from_case, to_case, kind) do nothing`,
      [newId(), authority, one, other, kind],
    ),
  );
