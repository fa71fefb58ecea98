/** Brings one child's history in: plans it, plays what is new, and writes each case in one transaction, or hands over what is to be written with others. */
import type { PlainDate } from '@homeward/definition';
import { type CaseRecord, type CompiledPack, processOf } from '@homeward/engine';
import type { ChildHistory } from '@homeward/ssda903';
import { firstRecord, type Opening, type OpeningRows, openCase, openingRows } from '../open-case.js';
import type { CurrentPack } from '../pack-store.js';
import type { Runtime } from '../runtime.js';
import { appendHistory } from './append-history.js';
import { type CaseBefore, caseFor, newSteps } from './cases-before.js';
import type { ImportFinding } from './import-finding.js';
import { type PlannedCase, planHistory } from './plan-history.js';
import { IMPORT_ACTOR, playHistory } from './play-history.js';

export interface ImportTo {
  readonly runtime: Runtime;
  readonly authority: string;
  readonly process: string;
  /** The version that new cases open under. */
  readonly current: CurrentPack;
  readonly asAt: PlainDate;
}

export interface ImportedChild {
  readonly outcome: 'opened' | 'changed' | 'unchanged';
  readonly entries: number;
  readonly findings: readonly ImportFinding[];
}

/** The child's case changed while it was being imported: read it again and start over. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

export async function importChild(
  to: ImportTo,
  history: ChildHistory,
  before: readonly CaseBefore[],
): Promise<ImportedChild> {
  const findings: ImportFinding[] = [];
  let entries = 0;
  let opened = false;
  let earlier = before.at(-1)?.id;
  for (const planned of planHistory(to.current.compiled, to.process, history, to.asAt)) {
    const held = caseFor(to.current.compiled, planned, before);
    const done = held === undefined ? await openWith(to, history, planned, earlier) : await goOnWith(to, planned, held);
    findings.push(...done.findings);
    entries += done.entries;
    opened ||= held === undefined;
    earlier = done.id;
  }
  if (history.periodsOfCare.length === 0) findings.push(NOT_IN_CARE);
  return { outcome: opened ? 'opened' : entries > 0 ? 'changed' : 'unchanged', entries, findings };
}

const NOT_IN_CARE: ImportFinding = {
  kind: 'notInCare',
  sentence:
    'Not looked after by the day the return speaks of: the record holds what the header says and reviews, if any.',
};

interface Done {
  readonly id: string;
  readonly entries: number;
  readonly findings: readonly ImportFinding[];
}

/** A child of whom nothing is known yet, ready to be written. */
export interface PlayedChild extends ImportedChild {
  readonly openings: readonly OpeningRows[];
}

/** For a child without a case: plans and plays the whole history. Nothing is read and nothing is written. */
export function playNewChild(to: ImportTo, history: ChildHistory): PlayedChild {
  const findings: ImportFinding[] = [];
  const openings: OpeningRows[] = [];
  let entries = 0;
  for (const planned of planHistory(to.current.compiled, to.process, history, to.asAt)) {
    const { opening, ...played } = playOpening(to, history, planned, openings.at(-1)?.id);
    openings.push(openingRows(to.runtime, opening, to.current));
    findings.push(...played.findings);
    entries += played.entries;
  }
  if (history.periodsOfCare.length === 0) findings.push(NOT_IN_CARE);
  return { outcome: 'opened', entries, findings, openings };
}

interface PlayedOpening {
  readonly opening: Opening;
  readonly entries: number;
  readonly findings: readonly ImportFinding[];
}

function playOpening(
  { runtime, authority, process, current: { compiled }, asAt }: ImportTo,
  { child }: ChildHistory,
  planned: PlannedCase,
  earlier: string | undefined,
): PlayedOpening {
  const opening: Opening = {
    authority,
    key: `ssda903|opened|${child.ref}|${planned.openedOn}`,
    // The return has no names. "Child" and the reference is what staff say; a name is added when somebody knows it.
    subject: {
      kind: 'child',
      reference: child.ref,
      givenName: 'Child',
      familyName: child.ref,
      dateOfBirth: child.dateOfBirth,
      ...(child.sex === undefined ? {} : { sex: SEXES[child.sex] }),
    },
    process,
    openedOn: planned.openedOn,
    facts: planned.facts,
    actor: IMPORT_ACTOR,
    person: null,
    allocations: [],
    ...(earlier === undefined ? {} : { earlier }),
  };
  const { steps, earlierReviews } = newSteps(planned, undefined);
  const played = playHistory(compiled, firstRecord(compiled, opening), {
    steps,
    asAt,
    today: runtime.clock.today(),
    standing: {},
    earlierReviews,
  });
  return {
    opening: { ...opening, history: played.entries },
    entries: played.entries.length + 1,
    findings: played.findings,
  };
}

async function openWith(
  to: ImportTo,
  history: ChildHistory,
  planned: PlannedCase,
  earlier: string | undefined,
): Promise<Done> {
  const { opening, ...played } = playOpening(to, history, planned, earlier);
  const done = await openCase(to.runtime, opening, to.current);
  if (done.kind !== 'opened' || done.repeated) throw new ChangedMeanwhile();
  return { id: done.id, ...played };
}

async function goOnWith({ runtime, authority, asAt }: ImportTo, planned: PlannedCase, held: CaseBefore): Promise<Done> {
  const compiled = await runtime.packs.version(authority, held.version);
  const { steps, changed, gone, earlierReviews } = newSteps(planned, held);
  const played = playHistory(compiled, startingFrom(compiled, held.record), {
    steps,
    asAt,
    today: runtime.clock.today(),
    standing: held.record.deadlines,
    earlierReviews,
  });
  const saved = await appendHistory(runtime, authority, compiled, held, played.entries);
  if (!saved) throw new ChangedMeanwhile();
  const findings = [
    ...played.findings,
    ...(changed > 0 ? [{ ...CHANGED, count: changed }] : []),
    ...(gone > 0 ? [{ ...GONE, count: gone }] : []),
  ];
  return { id: held.id, entries: played.entries.length, findings };
}

/** Throws for a case of a process that its own pack version does not have, before anything is played. */
const startingFrom = (compiled: CompiledPack, record: CaseRecord): CaseRecord => {
  processOf(compiled, record.process);
  return record;
};

const SEXES = { '1': 'male', M: 'male', '2': 'female', F: 'female', U: 'notKnown' } as const;

const CHANGED: ImportFinding = {
  kind: 'changed',
  sentence: 'A row says something else than it did in an earlier return: what it says now is recorded as facts.',
};
const GONE: ImportFinding = {
  kind: 'gone',
  sentence:
    'An earlier return told of something on a day that this return covers but does not mention: it stays recorded.',
};
