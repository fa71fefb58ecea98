/** Rebuilds a case from its entries: stored rows are a cache that must equal this. */
import type { FactValue } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import { CASE_MOVED, type Command, type TimePasses } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import { decide } from '../decide.js';
import type { AuditEntry } from '../decision.js';

/** Thrown when an entry is refused on replay: the history does not conform to the pack it is replayed against. */
export class DoesNotConform extends Error {
  constructor(
    readonly revision: number,
    readonly event: string,
    readonly sentence: string,
  ) {
    super(`Entry ${revision} (${event}) is refused on replay: ${sentence}`);
    this.name = 'DoesNotConform';
  }
}

/**
 * @param first the case at revision 0, as `newCase` made it
 * @param entries in order of revision; stop early to see the case as at an earlier day
 * Throws DoesNotConform at the first entry that the pack would now refuse.
 */
export const replay = (compiled: CompiledPack, first: CaseRecord, entries: readonly AuditEntry[]): CaseRecord =>
  entries.reduce((record, entry) => {
    const result = decide(compiled, record, commandOf(entry), { today: entry.recordedOn, actor: entry.actor });
    if (result.kind === 'refusal') throw new DoesNotConform(entry.revision, entry.event, result.sentence);
    return result.next;
  }, first);

/** An entry with the version of the pack that decided it. */
export interface VersionedEntry {
  readonly version: string;
  readonly entry: AuditEntry;
}

/**
 * The same for a case that has been moved from version to version: each entry is decided by its own.
 * @param packOf every version that the entries name
 */
export const replayVersions = (
  packOf: (version: string) => CompiledPack,
  first: CaseRecord,
  entries: readonly VersionedEntry[],
): CaseRecord => {
  const beforeMoves = new Map<number, CaseRecord>();
  return entries.reduce((record, { version, entry }) => {
    if (entry.event === CASE_MOVED) beforeMoves.set(entry.revision, record);
    const command = commandOf(entry, beforeMoves.get(Number(entry.detail?.undoes)));
    const result = decide(packOf(version), record, command, { today: entry.recordedOn, actor: entry.actor });
    if (result.kind === 'refusal') throw new DoesNotConform(entry.revision, entry.event, result.sentence);
    return result.next;
  }, first);
};

const isTimeEvent = (event: string): event is TimePasses['event'] =>
  event === 'BIRTHDAY' || event.startsWith('DEADLINE_');

/**
 * The command that an entry records.
 * @param beforeMove for an entry that takes a move back: the case as it stood before that move
 */
export const commandOf = (entry: AuditEntry, beforeMove?: CaseRecord): Command => {
  const detail = entry.detail ?? {};
  if (entry.kind === 'move') {
    const { documents, limits, tasks } = detail;
    const renamed = { documents: namesOf(documents), limits: namesOf(limits), tasks: namesOf(tasks) };
    if (entry.event === CASE_MOVED)
      return {
        kind: 'move',
        from: String(detail.from),
        to: String(detail.to),
        steps: namesOf(detail.steps),
        ...renamed,
        on: entry.on,
      };
    if (beforeMove === undefined) throw new Error(`Entry ${entry.revision} takes back a move that is not known.`);
    const undoes = Number(detail.undoes);
    return { kind: 'moveBack', undoes, to: String(detail.to), ...renamed, before: beforeMove, on: entry.on };
  }
  if (entry.kind === 'time' && isTimeEvent(entry.event)) {
    const { deadline, instance, step } = detail;
    return {
      kind: 'time',
      event: entry.event,
      on: entry.on,
      ...(typeof deadline === 'string' ? { deadline } : {}),
      ...(typeof instance === 'number' ? { instance } : {}),
      ...(typeof step === 'number' ? { step } : {}),
    };
  }
  if (entry.kind === 'signal')
    return { kind: 'signal', event: entry.event, on: entry.on, answers: entry.answers, from: originOf(detail.from) };
  if (entry.kind === 'link')
    return {
      kind: 'link',
      on: entry.on,
      link: String(detail.link),
      process: String(detail.process),
      subjectRef: String(detail.subjectRef),
      from: originOf(detail.from),
    };
  if (entry.kind === 'facts')
    return {
      kind: 'facts',
      on: entry.on,
      facts: factsOf(detail.facts),
      reason: typeof detail.reason === 'string' ? detail.reason : '',
      correct: detail.correct === true,
      ...(entry.origin === 'import' ? { origin: 'import' } : {}),
    };
  if (entry.kind === 'people')
    return {
      kind: 'people',
      on: entry.on,
      person: String(detail.person),
      role: String(detail.role),
      change: detail.change === 'released' ? 'released' : 'allocated',
      ...(typeof detail.team === 'string' ? { team: detail.team } : {}),
    };
  if (entry.kind === 'task')
    return {
      kind: 'task',
      on: entry.on,
      task: String(detail.task),
      instance: Number(detail.instance),
      note: String(detail.note),
    };
  return {
    kind: 'record',
    event: entry.event,
    on: entry.on,
    answers: entry.answers,
    overrides: entry.overrides,
    ...(entry.document === undefined ? {} : { document: entry.document }),
    ...(entry.origin === 'import' ? { origin: 'import' } : {}),
  };
};

const originOf = (from: unknown): { caseId: string; revision: number } =>
  typeof from === 'object' && from !== null && 'caseId' in from && 'revision' in from
    ? { caseId: String(from.caseId), revision: Number(from.revision) }
    : { caseId: '', revision: 0 };

const namesOf = (names: unknown): Record<string, string> =>
  typeof names === 'object' && names !== null
    ? Object.fromEntries(Object.entries(names).map(([from, to]) => [from, String(to)]))
    : {};

const isFactValue = (value: unknown): value is FactValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

const factsOf = (facts: unknown): { fact: string; value: FactValue; from: string }[] =>
  (Array.isArray(facts) ? facts : []).flatMap((change: unknown) => {
    if (
      typeof change !== 'object' ||
      change === null ||
      !('fact' in change) ||
      !('value' in change) ||
      !('from' in change)
    )
      return [];
    return isFactValue(change.value)
      ? [{ fact: String(change.fact), value: change.value, from: String(change.from) }]
      : [];
  });
