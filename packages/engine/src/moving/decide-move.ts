/** Moves a case to another version of the pack, and back. Decided by the version that the case stands on afterwards. */
import { chartGraph, type PlainDate, type Process } from '@homeward/definition';
import type { CaseRecord, DeadlineRecord, TaskRecord } from '../case-record.js';
import { CASE_MOVED, CASE_MOVED_BACK, type Circumstances, type MoveBack, type MoveCase } from '../command.js';
import { equal } from '../compare/equal.js';
import { type CompiledPack, type CompiledProcess, processOf } from '../compile-pack.js';
import { conclude } from '../conclude.js';
import { deriveDeadline } from '../deadlines/derive-deadline.js';
import { firstMoment, ladder } from '../deadlines/ladder.js';
import type { DeadlineChange, Decision, Result, TaskChange } from '../decision.js';
import { isCurrent } from '../permitted.js';
import { refuse } from '../refuse.js';
import { holds } from '../rules/evaluate-rule.js';
import { activePaths } from '../rules/world.js';
import { worldOf } from '../world-of.js';
import type { Renamed } from './mapping.js';
import { innermostOf, place } from './position.js';

/**
 * Limits are worked out anew as the version counts them; limits and tasks that it does not know are cancelled. Facts, documents and links stay; what a document
 * was answered stays with it, whether its form still asks it or not. Nothing else happens: no notice is sent, no step is taken.
 */
export const decideMove = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: MoveCase,
  circumstances: Circumstances,
): Result => {
  const process = Object.hasOwn(compiled.processes, record.process) ? compiled.processes[record.process] : undefined;
  if (process === undefined)
    return refuse('not-open-now', 'The other version does not have the process that this case goes through.');
  const outOfDate = isCurrent(record, command.revision);
  if (outOfDate !== undefined) return outOfDate;
  const placed = place(process.process, innermostOf(record.state), command.steps);
  if ('open' in placed)
    return refuse('not-open-now', 'Nobody has chosen where cases at this step go.', stepUnlocks(placed.open));
  if ('impossible' in placed)
    return refuse(
      'not-open-now',
      'The steps chosen for this case cannot be stood in together.',
      stepUnlocks(placed.impossible),
    );
  const doubled = [
    ...doubledIn(record.documents, command.documents),
    ...doubledIn(record.deadlines, command.limits),
    ...doubledIn(record.tasks, command.tasks),
  ];
  if (doubled.length > 0)
    return refuse('not-open-now', `Two things of this case would have one name: ${doubled.join(', ')}.`);
  const [was, is] = [activePaths(record.state), activePaths(placed.state)];
  const { history: _left, ...renamed } = renamedRecord(record, command);
  const history = historyThere(process.process, record.history);
  const standing: CaseRecord = {
    ...renamed,
    ...history,
    state: placed.state,
    entered: enteredThere(record, is, command),
  };
  const gone = goneLimits(process.process, standing, command.on);
  const settled: CaseRecord = {
    ...standing,
    deadlines: { ...standing.deadlines, ...byKey(gone.map(({ deadline }) => deadline)) },
  };
  const decision = conclude(compiled, settled, circumstances, {
    kind: 'move',
    event: CASE_MOVED,
    on: command.on,
    answers: {},
    overrides: [],
    origin: 'person',
    signals: [],
    detail: detailOf(command),
    facts: [],
    factsAfter: record.facts,
    documents: [],
    step: {
      position: { state: placed.state, ...history },
      left: was.filter((path) => !is.includes(path)),
      entered: is.filter((path) => !was.includes(path)),
      sources: [],
    },
  });
  return withOwners(compiled, process, decision, gone, command.on, circumstances);
};

const stepUnlocks = (paths: readonly string[]) =>
  paths.map((path) => ({ kind: 'state' as const, sentence: `Choose a step for ${path}` }));

const detailOf = ({ from, to, steps, documents, limits, tasks }: MoveCase): Record<string, unknown> => ({
  from,
  to,
  steps,
  documents,
  limits,
  tasks,
});

/** New names that two things would have. */
const doubledIn = (held: Readonly<Record<string, unknown>>, names: Renamed): string[] => {
  const given = Object.entries(names).flatMap(([from, to]) => (Object.hasOwn(held, from) ? [to] : []));
  return given.filter(
    (to, index) => given.indexOf(to) !== index || (Object.hasOwn(held, to) && !Object.hasOwn(names, to)),
  );
};

const turnedRound = (names: Renamed): Renamed =>
  Object.fromEntries(Object.entries(names).map(([from, to]) => [to, from]));

const renamedKeys = <T>(held: Readonly<Record<string, T>>, names: Renamed, rename: (value: T, key: string) => T) =>
  Object.keys(names).length === 0
    ? held
    : Object.fromEntries(
        Object.entries(held).map(([key, value]) => {
          const now = Object.hasOwn(names, key) ? names[key] : undefined;
          return now === undefined ? [key, value] : [now, rename(value, now)];
        }),
      );

const renamedRecord = (
  record: CaseRecord,
  { documents, limits, tasks }: Pick<MoveCase, 'documents' | 'limits' | 'tasks'>,
): CaseRecord => ({
  ...record,
  documents: renamedKeys(record.documents, documents, (held) => held),
  deadlines: renamedKeys(record.deadlines, limits, (held, key) => ({ ...held, key })),
  tasks: renamedKeys(record.tasks, tasks, (held, key) => ({ ...held, key })),
});

/** A step that stays, or that another one becomes, was entered when it was; any other is entered now. */
const enteredThere = (
  record: CaseRecord,
  paths: readonly string[],
  { steps, on }: MoveCase,
): Record<string, PlainDate> => {
  const became = new Map(
    Object.entries(steps).flatMap(([from, to]): [string, PlainDate][] => {
      const since = record.entered[from];
      return since === undefined ? [] : [[to, since]];
    }),
  );
  return Object.fromEntries(paths.map((path) => [path, became.get(path) ?? record.entered[path] ?? on]));
};

/** What a history state remembers stays where both the state and what it remembers are still there. */
const historyThere = ({ chart }: Process, history: CaseRecord['history']): Pick<CaseRecord, 'history'> => {
  if (history === undefined) return {};
  const ids = new Set([...chartGraph(chart).states.values()].map(({ path, node }) => node.id ?? `${chart.id}.${path}`));
  const kept = Object.entries(history).filter(([id, nodes]) => [id, ...nodes].every((one) => ids.has(one)));
  return kept.length === 0 ? {} : { history: Object.fromEntries(kept) };
};

/** Standing limits that the version does not have end here. */
const goneLimits = (process: Process, { deadlines }: CaseRecord, on: PlainDate): DeadlineChange[] =>
  Object.values(deadlines).flatMap((held): DeadlineChange[] => {
    if (Object.hasOwn(process.deadlines, held.key) || (held.status !== 'open' && held.status !== 'overdue')) return [];
    const { next: _next, ...rest } = held;
    return [{ kind: 'cancelled', deadline: { ...rest, status: 'cancelled', closedOn: on } }];
  });

const byKey = (held: readonly DeadlineRecord[]): Record<string, DeadlineRecord> =>
  Object.fromEntries(held.map((one) => [one.key, one]));

/** Limits that stand on the same days may have another owner or other reminders in this version; open tasks another owner, or no place any more. */
const withOwners = (
  compiled: CompiledPack,
  { process }: CompiledProcess,
  decision: Decision,
  gone: readonly DeadlineChange[],
  on: PlainDate,
  { today, actor }: Circumstances,
): Decision => {
  const changed = new Set(decision.deadlines.map(({ deadline }) => deadline.key));
  const owned = decision.deadlines.map((change): DeadlineChange => {
    const owner = change.kind === 'moved' ? process.deadlines[change.deadline.key]?.owner : undefined;
    return owner === undefined ? change : { ...change, deadline: { ...change.deadline, owner } };
  });
  const after = worldOf(compiled, decision.next, today, actor.roles);
  const refreshed = Object.values(decision.next.deadlines).flatMap((held): DeadlineChange[] => {
    const definition = process.deadlines[held.key];
    if (definition === undefined || changed.has(held.key) || (held.status !== 'open' && held.status !== 'overdue'))
      return [];
    if (!holds(definition.while, after)) return [];
    const derived = deriveDeadline(definition, compiled.calendar, after, decision.next.entered);
    if (derived.kind !== 'due') return [];
    const rungs = ladder(
      definition,
      compiled.pack.authority.reminders,
      compiled.calendar,
      derived.due,
      derived.practicalDue,
    );
    // What has been said of an overdue limit is not said again.
    const next = held.status === 'overdue' ? held.next : firstMoment(rungs, today);
    const { next: _before, ...rest } = held;
    const now: DeadlineRecord = {
      ...rest,
      practicalDue: derived.practicalDue,
      components: derived.components,
      decidedBy: derived.decidedBy,
      owner: definition.owner,
      ...(next === undefined ? {} : { next }),
    };
    return equal(now, held) ? [] : [{ kind: 'moved', deadline: now, before: held }];
  });
  const tasks = Object.values(decision.next.tasks).flatMap((held): TaskChange[] => {
    if (held.status !== 'open') return [];
    const definition = Object.hasOwn(process.tasks, held.key) ? process.tasks[held.key] : undefined;
    const now: TaskRecord =
      definition === undefined ? { ...held, status: 'cancelled', closedOn: on } : { ...held, owner: definition.owner };
    return equal(now, held) ? [] : [{ kind: definition === undefined ? 'cancelled' : 'created', task: now }];
  });
  return {
    ...decision,
    next: {
      ...decision.next,
      deadlines: { ...decision.next.deadlines, ...byKey([...owned, ...refreshed].map(({ deadline }) => deadline)) },
      tasks: { ...decision.next.tasks, ...Object.fromEntries(tasks.map(({ task }) => [task.key, task])) },
    },
    deadlines: [...gone, ...owned, ...refreshed],
    tasks: [...decision.tasks, ...tasks],
  };
};

/**
 * Takes a move back as long as nothing has happened since: the case stands as it stood before it, one revision on.
 * What the move had started ends; what it had ended or moved stands again as it did.
 */
export const decideMoveBack = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: MoveBack,
  { today, actor }: Circumstances,
): Result => {
  if (record.revision !== command.undoes)
    return refuse('out-of-date', 'Something has happened in this case since it was moved, so the move stays.');
  processOf(compiled, command.before.process);
  const revision = record.revision + 1;
  const { before } = command;
  const was = activePaths(before.state);
  const is = activePaths(record.state);
  const now = renamedRecord(record, {
    documents: turnedRound(command.documents),
    limits: turnedRound(command.limits),
    tasks: turnedRound(command.tasks),
  });
  const limits = setBack(before.deadlines, now.deadlines, (held): DeadlineRecord => {
    const { next: _next, ...rest } = held;
    return { ...rest, status: 'cancelled', closedOn: command.on };
  });
  const tasks = setBack(
    before.tasks,
    now.tasks,
    (held): TaskRecord => ({ ...held, status: 'cancelled', closedOn: command.on }),
  );
  return {
    kind: 'decision',
    next: { ...before, revision },
    entry: {
      caseId: record.id,
      revision,
      kind: 'move',
      event: CASE_MOVED_BACK,
      on: command.on,
      recordedOn: today,
      actor: { id: actor.id, roles: [...actor.roles] },
      answers: {},
      overrides: [],
      left: is.filter((path) => !was.includes(path)),
      entered: was.filter((path) => !is.includes(path)),
      sources: [],
      detail: {
        undoes: command.undoes,
        to: command.to,
        documents: command.documents,
        limits: command.limits,
        tasks: command.tasks,
      },
      origin: 'person',
    },
    facts: [],
    deadlines: limits.map((deadline) => ({ kind: deadline.status === 'cancelled' ? 'cancelled' : 'moved', deadline })),
    documents: Object.entries(before.documents).flatMap(([document, held]) =>
      equal(held, now.documents[document])
        ? []
        : [{ document, record: held, from: now.documents[document]?.status ?? 'none' }],
    ),
    tasks: tasks.map((task) => ({ kind: task.status === 'cancelled' ? 'cancelled' : 'created', task })),
    notices: [],
    signals: [],
  };
};

/** What stood before and stands otherwise now, as it was; and what came with the move and was open, ended. */
const setBack = <T extends { readonly key: string; readonly instance: number; readonly status: string }>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  ended: (held: T) => T,
): T[] => [
  ...Object.values(now).flatMap((held) => {
    const was = before[held.key];
    const isOpen = held.status === 'open' || held.status === 'overdue';
    return isOpen && was?.instance !== held.instance ? [ended(held)] : [];
  }),
  ...Object.values(before).filter((held) => !equal(held, now[held.key])),
];
