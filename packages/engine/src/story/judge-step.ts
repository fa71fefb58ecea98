/** Holds a step's expectations against what happened since the step before. */
import {
  DOCUMENT_STATUSES,
  type Expectation,
  type ExpectedDeadline,
  type PlainDate,
  type Process,
  type Step,
} from '@homeward/definition';
import type { CaseRecord, DeadlineRecord } from '../case-record.js';
import { nodeAt } from '../chart/state-titles.js';
import type { DeadlineChange, DeadlineChangeKind } from '../decision.js';
import { factOn, stateAt } from '../rules/world.js';
import { heardOf, NOBODY_HEARS, signalLabel } from './signal-label.js';
import type { Happening, Stage } from './stage.js';
import { addressees, bracketed, noSuch } from './story-names.js';
import type { Verdict } from './story-result.js';
import { noticeLabel, notListed, whatHappened } from './what-happened.js';

/** How the step itself went. */
export type Outcome =
  | { readonly kind: 'allowed' }
  /** `label` names why, as a story does; `unchanged` says that state and deadlines of every case are as before. */
  | { readonly kind: 'refused'; readonly sentence: string; readonly label: string; readonly unchanged: boolean }
  /** The step could not be sent: a name does not exist, or time did not bring it. */
  | { readonly kind: 'notSent'; readonly problem: string };

type Judged = Omit<Verdict, 'step' | 'on'>;

/** Verdicts in the order in which a story writes its expectations. */
export const judgeStep = (stage: Stage, process: Process, step: Step, outcome: Outcome): Verdict[] => {
  const { expect } = step;
  return [
    judgeAllowed(expect, outcome),
    ...(expect.refused === undefined ? [] : [judgeRefused(expect.refused, outcome)]),
    ...Object.entries(expect.state ?? {}).map(([region, state]) => judgeState(stage, process, region, state, outcome)),
    ...(expect.deadlinesStarted ?? []).flatMap((deadline) => judgeStarted(stage, process, deadline, outcome)),
    ...judgeEnded(stage, process, 'deadlinesMet', expect.deadlinesMet, ['met'], outcome),
    ...judgeEnded(stage, process, 'deadlinesMetLate', expect.deadlinesMetLate, ['metLate'], outcome),
    ...judgeEnded(stage, process, 'deadlinesCancelled', expect.deadlinesCancelled, ['cancelled', 'moved'], outcome),
    ...judgeEnded(stage, process, 'deadlinesOverdue', expect.deadlinesOverdue, ['overdue'], outcome),
    ...(expect.notify ?? []).map((who) => judgeNotified(stage, who, outcome)),
    ...(expect.notices ?? []).map((notice, index, all) =>
      judgeNotice(stage, notice, all.slice(0, index).filter((one) => one === notice).length, outcome),
    ),
    ...(expect.tasks ?? []).map((task) => judgeTask(stage, process, 'tasks', task, outcome)),
    ...(expect.tasksDone ?? []).map((task) => judgeTask(stage, process, 'tasksDone', task, outcome)),
    ...(expect.tasksCancelled ?? []).map((task) => judgeTask(stage, process, 'tasksCancelled', task, outcome)),
    ...judgeOtherCases(stage, expect.otherCases ?? [], outcome),
    ...Object.entries(expect.facts ?? {}).map(([fact, value]) => judgeFact(stage, fact, value, step.on, outcome)),
    ...(expect.nothingElse === true ? [judgeNothingElse(stage, step, outcome)] : []),
  ].map((verdict) => ({ ...verdict, step: step.n, on: step.on }));
};

const judgeNothingElse = (stage: Stage, { on, expect }: Step, outcome: Outcome): Judged => {
  const more = notListed(whatHappened(stage, on), expect);
  return verdict('nothing else', 'nothing else', more.join(', ') || 'nothing else', more.length === 0, outcome);
};

const judgeAllowed = (expect: Expectation, outcome: Outcome): Judged => {
  const expected = expect.allowed ? 'allowed' : `refused${expect.why === undefined ? '' : ` (${expect.why})`}`;
  const verdict = (got: string, holds: boolean): Judged => ({ what: 'allowed', expected, got, holds });
  if (outcome.kind === 'notSent') return verdict(`not sent: ${outcome.problem}`, false);
  if (outcome.kind === 'allowed') return verdict('allowed', expect.allowed);
  if (expect.allowed) return verdict(`refused: ${outcome.sentence}`, false);
  return outcome.unchanged
    ? verdict(`refused: ${outcome.sentence}`, true)
    : verdict(`refused, but the state or the deadlines changed: ${outcome.sentence}`, false);
};

/** What a verdict says where there is no reason to name. */
export const NOT_REFUSED = 'not refused';

/** For the reason that is named and no other: a gate that is missing lets the next reason speak. */
const judgeRefused = (expected: string, outcome: Outcome): Judged => {
  const got = outcome.kind === 'refused' ? outcome.label : NOT_REFUSED;
  return { what: 'refused', expected, got, holds: got === expected };
};

/** What a failing expectation adds when the reason is that the step itself did not happen. */
const because = (outcome: Outcome): string => {
  if (outcome.kind === 'refused') return ` (the step was refused: ${outcome.sentence})`;
  return outcome.kind === 'notSent' ? ` (the step was not sent: ${outcome.problem})` : '';
};

const verdict = (what: string, expected: string, got: string, holds: boolean, outcome: Outcome): Judged => ({
  what,
  expected,
  got: holds ? got : `${got}${because(outcome)}`,
  holds,
});

const childCase = (stage: Stage): CaseRecord | undefined => stage.cases.get(stage.child);

/** Also judges a story's `final` regions. `document.CPR` asks for a document's status. */
export const judgeState = (
  stage: Stage,
  process: Process,
  place: string,
  expected: string,
  outcome: Outcome = { kind: 'allowed' },
): Judged => {
  const what = `state ${place}`;
  const record = childCase(stage);
  if (place.startsWith('document.')) {
    const document = place.slice('document.'.length);
    if (!Object.hasOwn(process.documents, document))
      return verdict(what, expected, noSuch('document', document, Object.keys(process.documents)), false, outcome);
    if (!DOCUMENT_STATUSES.some((status) => status === expected))
      return verdict(what, expected, noSuch('document status', expected, DOCUMENT_STATUSES), false, outcome);
    const status = record?.documents[document]?.status ?? 'none';
    return verdict(what, expected, status, status === expected, outcome);
  }
  const node = nodeAt(process.chart, place);
  if (node === undefined) return verdict(what, expected, noSuch('region', place, regions(process)), false, outcome);
  const states = Object.keys(node.states ?? {});
  if (!states.includes(expected))
    return verdict(what, expected, noSuch(`state of ${place}`, expected, states), false, outcome);
  const got = record === undefined ? undefined : stateAt(record.state, place);
  return verdict(what, expected, got ?? 'not active', got === expected, outcome);
};

const regions = (process: Process): string[] => [
  ...Object.keys(process.chart.states),
  ...process.definition.regions.map((entry) => entry.region),
];

interface ChangesAsked {
  readonly changes: readonly DeadlineChange[];
  readonly record: CaseRecord;
  readonly key: string;
}

/** The changes that a limit's name asks about: `ppm` in the child's own case, `ppmNotLookedAfter(YZ)` in a sibling's. Or why the name means nothing. */
const changesOf = (stage: Stage, process: Process, label: string): ChangesAsked | { readonly problem: string } => {
  const { name: key, about: ref = stage.child } = bracketed(label);
  const record = stage.cases.get(ref);
  const { deadlines } = stage.compiled.pack.processes[record?.process ?? ''] ?? process;
  if (!Object.hasOwn(deadlines, key)) return { problem: noSuch('deadline', key, Object.keys(deadlines)) };
  if (record === undefined) return { problem: `no child ${ref} is in this story` };
  const changes = stage.happened
    .filter((happening) => happening.ref === ref)
    .flatMap((happening) => happening.decision.deadlines)
    .filter((change) => change.deadline.key === key);
  return { changes, record, key };
};

const judgeStarted = (stage: Stage, process: Process, expected: ExpectedDeadline, outcome: Outcome): Judged[] => {
  const what = `deadlinesStarted ${expected.key}`;
  const asked = changesOf(stage, process, expected.key);
  const started = 'problem' in asked ? [] : asked.changes.filter(({ kind }) => kind === 'started' || kind === 'moved');
  const found = (started.find(({ deadline }) => deadline.due === expected.due) ?? started.at(-1))?.deadline;
  const nothing = 'problem' in asked ? asked.problem : `not started${standing(asked)}`;
  const part = (name: string, want: string, got: (deadline: DeadlineRecord) => string | undefined): Judged => {
    const value = found === undefined ? undefined : got(found);
    const label = name === 'due' ? what : `${what} ${name}`;
    const unheard = unheardAbout(stage, expected.key);
    const missing = found === undefined ? `${nothing}${unheard}` : 'none';
    return verdict(
      label,
      `${name} ${want}`,
      value === undefined ? missing : `${name} ${value}`,
      value === want,
      outcome,
    );
  };
  const verdicts = [part('due', expected.due, ({ due }) => due)];
  if (expected.practicalDue !== undefined)
    verdicts.push(part('practicalDue', expected.practicalDue, (d) => d.practicalDue));
  for (const [name, due] of Object.entries(expected.components ?? {}))
    verdicts.push(part(name, due, (deadline) => deadline.components.find((component) => component.name === name)?.due));
  const { rule, verified } = expected;
  if (rule !== undefined)
    verdicts.push(
      part('rule', rule, ({ components }) => {
        const sources = components.map(({ source }) => source);
        return sources.includes(rule) ? rule : sources.join(' or ');
      }),
    );
  if (verified !== undefined)
    verdicts.push(
      part('verified', String(verified), ({ components, decidedBy }) => {
        const deciding = components.find(({ name }) => name === decidedBy);
        return deciding === undefined ? undefined : String(deciding.verified);
      }),
    );
  return verdicts;
};

const standing = ({ changes, record, key }: ChangesAsked): string => {
  const held = record.deadlines[key];
  const kinds = changes.map(({ kind }) => kind);
  if (kinds.length > 0) return ` (it was ${kinds.join(', ')})`;
  return held === undefined ? '' : ` (it is ${held.status}, due ${held.due})`;
};

const unheardAbout = (stage: Stage, label: string): string => {
  const { about } = bracketed(label);
  const unheard = stage.unheard.find(({ ref }) => ref === about);
  return unheard === undefined ? '' : `; ${unheard.event} was refused there: ${unheard.sentence}`;
};

const judgeEnded = (
  stage: Stage,
  process: Process,
  list: string,
  labels: readonly string[] = [],
  kinds: readonly DeadlineChangeKind[],
  outcome: Outcome,
): Judged[] =>
  labels.map((label) => {
    const word = WORDS[list] ?? list;
    const asked = changesOf(stage, process, label);
    if ('problem' in asked) return verdict(`${list} ${label}`, word, asked.problem, false, outcome);
    const holds = asked.changes.some(({ kind }) => kinds.includes(kind));
    const got = holds ? word : `not${standing(asked)}${unheardAbout(stage, label)}`;
    return verdict(`${list} ${label}`, word, got, holds, outcome);
  });

const WORDS: Readonly<Record<string, string>> = {
  deadlinesMet: 'met',
  deadlinesMetLate: 'met late',
  deadlinesCancelled: 'cancelled',
  deadlinesOverdue: 'overdue',
};

const own = (stage: Stage): Happening[] => stage.happened.filter(({ ref }) => ref === stage.child);

const judgeNotified = (stage: Stage, who: string, outcome: Outcome): Judged => {
  const known = addressees(stage.compiled.pack);
  const wanted = who.split('|').map((name) => name.trim());
  const unknown = wanted.find((name) => !known.includes(name));
  const what = `notify ${who}`;
  if (unknown !== undefined) return verdict(what, 'told', noSuch('role or body', unknown, known), false, outcome);
  const told = new Set(own(stage).flatMap(({ decision }) => decision.notices.flatMap(({ to }) => to)));
  const holds = wanted.some((name) => told.has(name));
  const got = told.size === 0 ? 'nobody was told' : `told: ${[...told].join(', ')}`;
  return verdict(what, 'told', holds ? 'told' : got, holds, outcome);
};

/** @param before how often it is listed before: what is listed twice is sent twice */
const judgeNotice = (stage: Stage, label: string, before: number, outcome: Outcome): Judged => {
  const sent = own(stage).flatMap(({ decision }) => decision.notices.map(noticeLabel));
  const holds = sent.filter((one) => one === label).length > before;
  return verdict(`notices ${label}`, 'sent', holds ? 'sent' : `sent: ${sent.join('; ') || 'nothing'}`, holds, outcome);
};

const judgeOtherCases = (stage: Stage, labels: readonly string[], outcome: Outcome): Judged[] => {
  const told = own(stage).flatMap(({ decision: { next, signals } }) =>
    signals.map((signal) => signalLabel(signal, next.process)),
  );
  const { isHeard } = heardOf(told, labels);
  return labels.map((label, index) => {
    const holds = isHeard[index] === true;
    const got = holds ? 'told' : told.join('; ') || NOBODY_HEARS;
    return verdict(`otherCases ${label}`, 'told', got, holds, outcome);
  });
};

const TASK_CHANGES = { tasks: 'created', tasksDone: 'done', tasksCancelled: 'cancelled' } as const;

/** `CPR`, or `CPR(sw)`: the task and for whom it is. */
const judgeTask = (
  stage: Stage,
  process: Process,
  list: keyof typeof TASK_CHANGES,
  label: string,
  outcome: Outcome,
): Judged => {
  const what = `${list} ${label}`;
  const word = TASK_CHANGES[list];
  const { name, about: owner } = bracketed(label);
  if (!Object.hasOwn(process.tasks, name))
    return verdict(what, word, noSuch('task', name, Object.keys(process.tasks)), false, outcome);
  const changed = own(stage).flatMap(({ decision }) =>
    decision.tasks.filter((change) => change.kind === word).map(({ task }) => task),
  );
  const holds = changed.some((task) => task.key === name && (owner === undefined || task.owner === owner));
  const said = changed.map((task) => (owner === undefined ? task.key : `${task.key}(${task.owner})`));
  return verdict(
    what,
    word,
    holds ? word : said.length === 0 ? `no task was ${word}` : `${word}: ${said.join(', ')}`,
    holds,
    outcome,
  );
};

const judgeFact = (stage: Stage, fact: string, expected: unknown, on: PlainDate, outcome: Outcome): Judged => {
  const what = `facts ${fact}`;
  const want = JSON.stringify(expected);
  const { facts } = stage.compiled.pack;
  if (!Object.hasOwn(facts, fact)) return verdict(what, want, noSuch('fact', fact, Object.keys(facts)), false, outcome);
  const record = childCase(stage);
  const known =
    record === undefined ? undefined : factOn({ vocabulary: stage.compiled.vocabulary, facts: record.facts }, fact, on);
  const got = JSON.stringify(known ?? null);
  return verdict(what, want, got, got === want, outcome);
};
