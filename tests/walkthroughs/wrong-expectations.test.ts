/** Every expectation of a story bites: spoil all of one kind, and exactly those fail. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Expectation, Story } from '@homeward/definition';
import { addDays, compilePack, nodeAt, playStory, readStoryFile } from '@homeward/engine';
import { guardsOf, readConfig } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const SPECIFICATION = fileURLToPath(new URL('../../../shared/domain/scenarios.json', import.meta.url));
const AUTHORITY = 'herts';

const read = await readConfig(CONFIGS, AUTHORITY);
if (read.pack === undefined) throw new Error(`The pack ${AUTHORITY} cannot be read.`);
const { pack, stories: own } = { ...read, pack: read.pack };
const compiled = compilePack(pack);
const chart = Object.values(pack.processes).find(({ definition }) => definition.subject === 'child')?.chart;
const specified = existsSync(SPECIFICATION)
  ? readStoryFile(JSON.parse(await readFile(SPECIFICATION, 'utf8'))).stories.filter(
      (story) => story.authority === AUTHORITY,
    )
  : [];
/** Of what exploring found a sample: it is all written by the same hand. */
const EVERY = 25;
const sample = (await guardsOf(CONFIGS, AUTHORITY)).guards.filter(
  ({ others, steps }, index) =>
    index % EVERY === 0 && others === undefined && steps.some(({ expect: expectation }) => expectation.allowed),
);
const stories = [...own, ...sample, ...specified.filter((story) => !own.some(({ id }) => id === story.id))];

/** Another state of the same region: a name that exists and is wrong. */
const anotherState = (region: string, state: string): string | undefined =>
  region.startsWith('document.')
    ? ['locked', 'returned'].find((status) => status !== state)
    : Object.keys((chart === undefined ? undefined : nodeAt(chart, region))?.states ?? {}).find(
        (name) => name !== state,
      );

/** A parent is told of nothing by the system itself: people tell them (DOMAIN 6.4). So naming them is always wrong. */
const NEVER_TOLD = 'parent';

/** A task that this event never leaves. */
const anotherTask = (event: string): string | undefined =>
  Object.values(pack.processes)
    .flatMap((process) => Object.entries(process.tasks))
    .find(([, { createdBy }]) => !createdBy.some((entry) => entry.event === event))?.[0];

/** Spoils one kind of expectation wherever a step has it. Answers with the names of the verdicts that must fail now. */
type Spoiler = (expectation: Expectation, event: string) => string[];

type Started = NonNullable<Expectation['deadlinesStarted']>[number];
const inEachStarted =
  (spoil: (deadline: Started) => string[]): Spoiler =>
  (expectation) =>
    (expectation.deadlinesStarted ?? []).flatMap((deadline) =>
      spoil(deadline).map((part) => `deadlinesStarted ${deadline.key}${part}`),
    );

const KINDS: Readonly<Record<string, Spoiler>> = {
  state: ({ state = {} }) =>
    Object.entries(state).flatMap(([region, name]) => {
      const other = anotherState(region, name);
      if (other === undefined) return [];
      state[region] = other;
      return [`state ${region}`];
    }),
  'due date': inEachStarted((deadline) => {
    deadline.due = addDays(deadline.due, 1);
    return [''];
  }),
  'practical date': inEachStarted((deadline) => {
    if (deadline.practicalDue === undefined) return [];
    deadline.practicalDue = addDays(deadline.practicalDue, 1);
    return [' practicalDue'];
  }),
  component: inEachStarted(({ components = {} }) =>
    Object.entries(components).map(([name, due]) => {
      components[name] = addDays(due, -1);
      return ` ${name}`;
    }),
  ),
  rule: inEachStarted((deadline) => {
    if (deadline.rule === undefined) return [];
    deadline.rule = 'R-nowhere-1';
    return [' rule'];
  }),
  'confirmed timescale': inEachStarted((deadline) => {
    if (deadline.verified === undefined) return [];
    deadline.verified = !deadline.verified;
    return [' verified'];
  }),
  ending: (expectation) => {
    const { deadlinesMet = [], deadlinesMetLate = [], deadlinesCancelled = [], deadlinesOverdue = [] } = expectation;
    // What was met in time was not overdue on the way; what ended otherwise was not met in time.
    const notOverdue = deadlinesMet;
    const notMet = [...deadlinesMetLate, ...deadlinesCancelled, ...deadlinesOverdue].filter(
      (key) => !deadlinesMet.includes(key),
    );
    Object.assign(expectation, {
      deadlinesMet: notMet,
      deadlinesMetLate: [],
      deadlinesCancelled: [],
      deadlinesOverdue: notOverdue,
    });
    return [...notMet.map((key) => `deadlinesMet ${key}`), ...notOverdue.map((key) => `deadlinesOverdue ${key}`)];
  },
  notice: ({ notify = [] }) =>
    notify.map((_, index) => {
      notify[index] = NEVER_TOLD;
      return `notify ${NEVER_TOLD}`;
    }),
  'owner of a task': ({ tasks = [] }) =>
    tasks.flatMap((label, index) => {
      if (!label.includes('(')) return [];
      tasks[index] = label.replace(/\(.*\)/, `(${NEVER_TOLD})`);
      return [`tasks ${tasks[index]}`];
    }),
  'task that is done': ({ tasksDone = [] }) =>
    tasksDone.map((label, index) => {
      tasksDone[index] = label.replace(/\(.*\)|$/, `(${NEVER_TOLD})`);
      return `tasksDone ${tasksDone[index]}`;
    }),
  fact: ({ facts = {} }) =>
    Object.keys(facts).map((fact) => {
      facts[fact] = 'a value that nobody recorded';
      return `facts ${fact}`;
    }),
  task: ({ tasks = [] }, event) => {
    const other = anotherTask(event);
    if (other === undefined) return [];
    return tasks.map((_, index) => {
      tasks[index] = other;
      return `tasks ${other}`;
    });
  },
};

/** One wrong expectation makes `nothingElse` fail beside it, so it is spoilt by itself, below. */
const spoilable = (story: Story): Story => {
  const copy = structuredClone(story);
  for (const step of copy.steps) delete step.expect.nothingElse;
  return copy;
};

const failuresOf = (story: Story) => playStory(compiled, story).verdicts.filter(({ holds }) => !holds);

describe.each(stories.map((story) => [story.id, story] as const))('spoiling %s', (_id, story) => {
  it.each(Object.entries(KINDS))('finds every wrong %s, and nothing else', (_kind, spoil) => {
    const spoilt = spoilable(story);
    const mustFail = spoilt.steps.flatMap(({ n, event, expect: expectation }) =>
      spoil(expectation, event).map((what) => `step ${n}: ${what}`),
    );
    expect(failuresOf(spoilt).map(({ step, what }) => `step ${step}: ${what}`)).toEqual(mustFail);
  });

  it('finds what followed and is not listed, wherever the story says that nothing else did', () => {
    const spoilt = structuredClone(story);
    const mustFail = spoilt.steps.flatMap(({ n, expect: expectation }) => {
      const listed = expectation.notify ?? [];
      if (expectation.nothingElse !== true || listed.length === 0) return [];
      expectation.notify = [];
      return [`step ${n}: nothing else`];
    });
    expect(failuresOf(spoilt).map(({ step, what }) => `step ${step}: ${what}`)).toEqual(mustFail);
  });

  it('finds wrong lists of questions', () => {
    const spoilt = structuredClone(story);
    const mustFail = (spoilt.forms ?? []).flatMap((form) =>
      (['asks', 'mustAnswer'] as const).flatMap((list) => {
        if (form[list] === undefined) return [];
        form[list].push('nobodyAsksThis');
        return [`form ${form.form} ${list}`];
      }),
    );
    expect(failuresOf(spoilt).map(({ what }) => what)).toEqual(mustFail);
  });

  it('finds steps that are refused though the story says allowed', () => {
    const spoilt = spoilable(story);
    const refused = spoilt.steps.filter((step) => !step.expect.allowed);
    for (const { expect: expectation } of refused) expectation.allowed = true;
    expect(failuresOf(spoilt).map(({ step, what }) => `${step}: ${what}`)).toEqual(
      refused.map(({ n }) => `${n}: allowed`),
    );
  });

  it('finds a step that is allowed though the story says refused', () => {
    const [first] = story.steps.filter((step) => step.expect.allowed);
    const spoilt = spoilable(story);
    for (const step of spoilt.steps) if (step.n === first?.n) step.expect = { allowed: false };
    expect(failuresOf(spoilt)[0]).toMatchObject({ step: first?.n, what: 'allowed', got: 'allowed' });
  });

  it('finds wrong access, trackers and endings', () => {
    const spoilt = spoilable(story);
    const mustFail: string[] = [];
    for (const access of spoilt.access ?? []) {
      access.expect = access.expect === 'allow' ? 'deny' : 'allow';
      const whose = access.about === undefined ? '' : ` of ${access.about}`;
      mustFail.push(`access ${access.actor} ${access.action} ${access.resource}${whose}`);
    }
    for (const tracker of spoilt.trackers ?? []) {
      tracker.expect = tracker.expect !== true;
      mustFail.push(`trackers ${tracker.indicator}`);
    }
    for (const [region, state] of Object.entries(spoilt.final ?? {})) {
      const other = anotherState(region, state);
      if (other === undefined || spoilt.final === undefined) continue;
      spoilt.final[region] = other;
      mustFail.push(`final ${region}`);
    }
    expect(
      failuresOf(spoilt)
        .map(({ what }) => what)
        .sort(),
    ).toEqual(mustFail.sort());
  });
});
