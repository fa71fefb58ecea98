/** Everything that has followed since the step before, written as a story would write it. */
import type { Expectation, PlainDate } from '@homeward/definition';
import type { DeadlineChangeKind, Notice, Refusal } from '../decision.js';
import { factOn, stateAt } from '../rules/world.js';
import type { Happened } from './happened.js';
import { heardOf, signalLabel } from './signal-label.js';
import type { Stage } from './stage.js';

/** @param on the day as at which facts are told */
export const whatHappened = ({ happened, child, cases, compiled }: Stage, on: PlainDate): Happened => {
  const record = cases.get(child);
  const own = happened.filter(({ ref }) => ref === child).map(({ decision }) => decision);
  const label = (ref: string, key: string): string => (ref === child ? key : `${key}(${ref})`);
  const limits = happened.flatMap(({ ref, decision }) => decision.deadlines.map((change) => ({ ref, ...change })));
  const ended = (kind: DeadlineChangeKind): string[] => [
    ...new Set(limits.filter((one) => one.kind === kind).map(({ ref, deadline }) => label(ref, deadline.key))),
  ];
  const partsOf = (ref: string, key: string): number => {
    const limit = compiled.pack.processes[cases.get(ref)?.process ?? '']?.deadlines[key];
    return Object.keys(limit?.components ?? {}).length;
  };
  const tasks = own.flatMap((decision) => decision.tasks);
  const changed = (kind: (typeof tasks)[number]['kind']): string[] => [
    ...new Set(tasks.filter((one) => one.kind === kind).map(({ task }) => `${task.key}(${task.owner})`)),
  ];
  const started = new Map(
    limits
      .filter(({ kind }) => kind === 'started' || kind === 'moved')
      .map(({ ref, deadline: { key, due, components } }) => [
        label(ref, key),
        {
          key: label(ref, key),
          due,
          // A part that has no other beside it has the limit's own day.
          ...(partsOf(ref, key) < 2
            ? {}
            : { components: Object.fromEntries(components.map((component) => [component.name, component.due])) }),
        },
      ]),
  );
  const entered = new Set(own.flatMap(({ entry }) => entry.entered));
  const state: Record<string, string> = {};
  for (const path of entered) {
    const region = path.split('.').slice(0, -1).join('.');
    const name = path.slice(region.length + 1);
    if (region !== '' && record !== undefined && stateAt(record.state, region) === name) state[region] = name;
  }
  for (const { document } of own.flatMap((decision) => decision.documents))
    state[`document.${document}`] = record?.documents[document]?.status ?? 'none';
  const vocabulary = compiled.vocabulary;
  const known = (fact: string): unknown =>
    record === undefined ? null : (factOn({ vocabulary, facts: record.facts }, fact, on) ?? null);
  return {
    state,
    deadlinesStarted: [...started.values()],
    deadlinesMet: ended('met'),
    deadlinesMetLate: ended('metLate'),
    deadlinesCancelled: ended('cancelled'),
    deadlinesOverdue: ended('overdue'),
    notices: own.flatMap(({ notices }) => notices.map(noticeLabel)),
    tasks: changed('created'),
    tasksDone: changed('done'),
    tasksCancelled: changed('cancelled'),
    otherCases: own.flatMap(({ next, signals }) => signals.map((signal) => signalLabel(signal, next.process))),
    facts: Object.fromEntries(own.flatMap(({ facts }) => facts.map(({ fact }) => [fact, known(fact)]))),
  };
};

/** What has followed and is not listed, as a story would name it. */
export const notListed = (happened: Happened, expect: Expectation): string[] => {
  const missing = (list: string, found: readonly string[], listed: readonly string[] = []): string[] =>
    found.filter((name) => !listed.includes(name)).map((name) => `${list} ${name}`);
  const bare = (label: string): string => label.replace(/\(.*\)$/, '');
  const tasks = (list: 'tasks' | 'tasksDone' | 'tasksCancelled'): string[] =>
    missing(list, happened[list].map(bare), expect[list]?.map(bare));
  return [
    ...missing('state', Object.keys(happened.state), Object.keys(expect.state ?? {})),
    ...missing(
      'deadlinesStarted',
      happened.deadlinesStarted.map(({ key }) => key),
      expect.deadlinesStarted?.map(({ key }) => key),
    ),
    // Where a story lists the parts of a limit, one that has come to it is noticed.
    ...happened.deadlinesStarted.flatMap(({ key, components = {} }) => {
      const listed = expect.deadlinesStarted?.find((one) => one.key === key)?.components;
      return listed === undefined
        ? []
        : missing(`deadlinesStarted ${key}`, Object.keys(components), Object.keys(listed));
    }),
    ...(['deadlinesMet', 'deadlinesMetLate', 'deadlinesCancelled', 'deadlinesOverdue'] as const).flatMap((list) =>
      missing(list, happened[list], expect[list]),
    ),
    ...(expect.notices === undefined
      ? missing(
          'notify',
          happened.notices.flatMap(readersOf),
          expect.notify?.flatMap((who) => who.split('|').map((name) => name.trim())),
        )
      : missing('notices', happened.notices, expect.notices)),
    ...tasks('tasks'),
    ...tasks('tasksDone'),
    ...tasks('tasksCancelled'),
    ...missing('otherCases', heardOf(happened.otherCases, expect.otherCases).untold),
    ...missing('facts', Object.keys(happened.facts), Object.keys(expect.facts ?? {})),
  ];
};

/** A notice as a story names it: its key, and everybody it goes to. */
export const noticeLabel = ({ key, to }: Notice): string => `${key}(${to.join(', ')})`;

/** Why something was refused, as a story names it: `gate-shut(matchedFirst, sixWeeksOld)`, `answers-invalid(placement)`, `not-permitted`. */
export const refusalLabel = ({ refusal, by, answers = [] }: Refusal): string => {
  const names = by ?? [...new Set(answers.map(({ question }) => question))];
  return names.length === 0 ? refusal : `${refusal}(${names.join(', ')})`;
};

const readersOf = (label: string): string[] => label.slice(label.indexOf('(') + 1, -1).split(', ');
