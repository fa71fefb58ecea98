/** What follows from a step: limits, locks, tasks, notices, the audit entry and the next case record. */
import type { PlainDate } from '@homeward/definition';
import type { CaseLink, CaseRecord, DeadlineRecord, TaskRecord } from './case-record.js';
import type { Step } from './chart/position.js';
import { enteredAfter } from './chart/step.js';
import type { Answers, Circumstances, Override } from './command.js';
import { type CompiledPack, processOf } from './compile-pack.js';
import { deadlineChanges } from './deadlines/changes.js';
import type {
  AuditEntry,
  DeadlineChange,
  Decision,
  DocumentChange,
  FactChange,
  Notice,
  OutgoingSignal,
  TaskChange,
} from './decision.js';
import { locks } from './documents/document-changes.js';
import type { World } from './rules/world.js';
import { noticesFor, taskChanges } from './tasks-and-notices.js';
import { worldOf } from './world-of.js';

/** Something that has been accepted and now takes effect. */
export interface Happening {
  readonly kind: AuditEntry['kind'];
  readonly event: string;
  readonly document?: string;
  readonly on: PlainDate;
  readonly answers: Answers;
  readonly overrides: readonly Override[];
  readonly origin: AuditEntry['origin'];
  readonly signals: readonly OutgoingSignal[];
  /** Cases that this one is linked to from now on. */
  readonly links?: readonly CaseLink[];
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly reminded?: DeadlineChange;
  readonly notices?: readonly Notice[];
  readonly tickedOff?: TaskChange;
  readonly step: (world: World) => Step | undefined;
  /** Time is never refused for want of a transition. */
  readonly acceptedAnyway?: boolean;
}

export interface Accepted extends Omit<Happening, 'step' | 'acceptedAnyway'> {
  /** What rules have seen as answers; worked out from `answers` and `document` where it is not given. */
  readonly seen?: Answers;
  readonly facts: readonly FactChange[];
  /** All facts of the case once these changes are among them. */
  readonly factsAfter: CaseRecord['facts'];
  readonly documents: readonly DocumentChange[];
  readonly step: Step | undefined;
}

/** What rules see as answers: the document an event names is one of them. */
export const answersSeen = ({ answers, document }: Pick<Happening, 'answers' | 'document'>): Answers =>
  document === undefined ? answers : { ...answers, form: document, document };

export const conclude = (
  compiled: CompiledPack,
  record: CaseRecord,
  { today, actor }: Circumstances,
  accepted: Accepted,
): Decision => {
  const compiledProcess = processOf(compiled, record.process);
  const revision = record.revision + 1;
  const position = accepted.step?.position ?? record;
  const entered =
    accepted.step === undefined ? record.entered : enteredAfter(record.entered, position.state, accepted.on);
  const moved: CaseRecord = {
    ...record,
    revision,
    state: position.state,
    ...(position.history === undefined ? {} : { history: position.history }),
    entered,
    facts: accepted.factsAfter,
    documents: withDocuments(record.documents, accepted.documents),
    ...(accepted.links === undefined || accepted.links.length === 0
      ? {}
      : { links: [...(record.links ?? []), ...accepted.links] }),
  };
  // What stands is judged as things are known today: an event recorded late must not hide what has been recorded of the days since.
  const after = worldOf(compiled, moved, today, actor.roles, accepted.seen ?? answersSeen(accepted));
  const deadlines = deadlineChanges(compiled, compiledProcess, record.deadlines, after, entered, {
    event: accepted.event,
    on: accepted.on,
  });
  const locked = locks(compiledProcess, moved.documents, after);
  const tasks = taskChanges(compiledProcess, record.tasks, accepted.event, accepted.on, after);
  const notices = [...(accepted.notices ?? []), ...noticesFor(compiledProcess, accepted.event, after)];
  const sources = sourcesOf(
    compiledProcess.process.events[accepted.event]?.sources ?? NONE,
    accepted.step?.sources ?? NONE,
  );
  return {
    kind: 'decision',
    next: {
      ...moved,
      documents: withDocuments(moved.documents, locked),
      deadlines: latestOf(
        record.deadlines,
        deadlines.map((change) => change.deadline),
      ),
      tasks: latestOf(
        record.tasks,
        tasks.map((change) => change.task),
      ),
    },
    entry: {
      caseId: record.id,
      revision,
      kind: accepted.kind,
      event: accepted.event,
      ...(accepted.document === undefined ? {} : { document: accepted.document }),
      on: accepted.on,
      recordedOn: today,
      actor: { id: actor.id, roles: [...actor.roles] },
      answers: accepted.answers,
      overrides: accepted.overrides,
      left: accepted.step?.left ?? [],
      entered: accepted.step?.entered ?? [],
      sources,
      ...(accepted.detail === undefined ? {} : { detail: accepted.detail }),
      origin: accepted.origin,
    },
    facts: accepted.facts,
    deadlines: accepted.reminded === undefined ? deadlines : [accepted.reminded, ...deadlines],
    documents: [...accepted.documents, ...locked],
    tasks: accepted.tickedOff === undefined ? tasks : [accepted.tickedOff, ...tasks],
    notices,
    signals: accepted.signals,
  };
};

const NONE: readonly string[] = [];

/** The clauses of an event and of the transitions it took, each once. */
const sourcesOf = (event: readonly string[], taken: readonly string[]): readonly string[] =>
  event.length + taken.length === 0 ? NONE : [...new Set([...event, ...taken])];

const withDocuments = (held: CaseRecord['documents'], changes: readonly DocumentChange[]): CaseRecord['documents'] => {
  if (changes.length === 0) return held;
  const next: Record<string, CaseRecord['documents'][string]> = { ...held };
  for (const { document, record } of changes) next[document] = record;
  return next;
};

/** The latest instance of each key: later changes of one decision win. */
const latestOf = <T extends DeadlineRecord | TaskRecord>(
  held: Readonly<Record<string, T>>,
  changed: readonly T[],
): Readonly<Record<string, T>> => {
  if (changed.length === 0) return held;
  const next: Record<string, T> = { ...held };
  for (const one of changed) next[one.key] = one;
  return next;
};
