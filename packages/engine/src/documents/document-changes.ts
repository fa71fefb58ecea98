/** Moves documents along their life: submitted, approved, countersigned, locked. */
import type { DocumentDefinition, Process } from '@homeward/definition';
import { byEvent } from '../by-event.js';
import type { CaseRecord } from '../case-record.js';
import type { Circumstances } from '../command.js';
import type { CompiledProcess } from '../compile-pack.js';
import type { DocumentChange, Refusal } from '../decision.js';
import { refuse } from '../refuse.js';
import { remembered } from '../remembered.js';
import { holds } from '../rules/evaluate-rule.js';
import { lowerFirst } from '../rules/words.js';
import type { World } from '../rules/world.js';

/**
 * Steps of the document that the command names, and of documents that the event moves of itself (a meeting files its minutes).
 * @param named the document a `named` event is about
 * @returns the changes, or why the named document is not ready for this
 */
export const documentChanges = (
  { process }: CompiledProcess,
  record: CaseRecord,
  event: string,
  named: string | undefined,
  world: World,
  { actor, today }: Circumstances,
): DocumentChange[] | Refusal => {
  const changes: DocumentChange[] = [];
  const isNamedEvent = process.events[event]?.document === 'named';
  for (const [key, definition] of isNamedEvent
    ? namedAlone(process, named)
    : (documentsByEvent(process).get(event) ?? [])) {
    const held = record.documents[key] ?? { status: 'none' as const, version: 0 };
    const steps = definition.steps.filter((step) => step.event === event && holds(step.when, world));
    if (steps.length === 0) {
      if (key === named && isNamedEvent)
        return refuse('document-not-ready', `${definition.title} has no such step.`, [], definition.sources);
      continue;
    }
    const step = steps.find((candidate) => candidate.from.includes(held.status));
    if (step === undefined) {
      if (key !== named) continue;
      const needed = [...new Set(steps.flatMap((candidate) => candidate.from))].map(
        (status) => STATUS_WORDS[status] ?? status,
      );
      return refuse(
        'document-not-ready',
        `${definition.title} is ${STATUS_WORDS[held.status] ?? held.status}. This can be done when it is ${needed.join(' or ')}.`,
        [{ kind: 'document', sentence: `${definition.title} must be ${needed.join(' or ')}` }],
        definition.sources,
      );
    }
    if (step.notBy === 'author' && held.author === actor.id)
      return refuse(
        'not-permitted',
        `You wrote ${lowerFirst(definition.title)}, so somebody else must do this.`,
        [{ kind: 'role', sentence: 'Somebody other than its author' }],
        definition.sources,
        { by: ['author'] },
      );
    const submits = step.to === 'submitted' || held.status === 'none';
    changes.push({
      document: key,
      from: held.status,
      record: {
        status: step.to,
        version: submits ? held.version + 1 : held.version,
        on: today,
        ...(submits ? { author: actor.id } : held.author === undefined ? {} : { author: held.author }),
      },
    });
  }
  return changes;
};

/** Event -> the documents that have a step for it. */
export const documentsByEvent = remembered((process: Process) =>
  byEvent(process.documents, (definition) => definition.steps.map((step) => step.event)),
);

const namedAlone = ({ documents }: Process, named: string | undefined): [string, DocumentDefinition][] => {
  const definition = named !== undefined && Object.hasOwn(documents, named) ? documents[named] : undefined;
  return named === undefined || definition === undefined ? [] : [[named, definition]];
};

const lockable = remembered(({ documents }: Process) =>
  Object.entries(documents).filter(([, { lockedWhen }]) => lockedWhen !== undefined),
);

/** Documents that the case's new state locks. */
export const locks = (
  { process }: CompiledProcess,
  documents: CaseRecord['documents'],
  after: World,
): DocumentChange[] => {
  const changes: DocumentChange[] = [];
  for (const [key, { lockedWhen }] of lockable(process)) {
    const held = documents[key];
    if (held !== undefined && held.status !== 'locked' && holds(lockedWhen, after))
      changes.push({ document: key, from: held.status, record: { ...held, status: 'locked', on: after.day } });
  }
  return changes;
};

export const STATUS_WORDS: Partial<Record<string, string>> = {
  none: 'not started',
  draft: 'a draft',
  submitted: 'submitted',
  returned: 'returned for correction',
  approved: 'approved',
  awaitingCountersign: 'waiting for a countersignature',
  countersigned: 'countersigned',
  signed: 'signed',
  filed: 'filed',
  locked: 'locked',
  superseded: 'replaced by a newer version',
};
