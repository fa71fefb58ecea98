/** Plays one story through the engine on a virtual clock and holds every expectation against what happened. */
import type { ExpectedForm, PlainDate, Process, Step, Story } from '@homeward/definition';
import { addDays, ageYears, latest } from '../calendar/plain-date.js';
import { SYSTEM } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import type { Refusal } from '../decision.js';
import { judgeAccess, judgeForm, judgeSays, judgeTracker } from './judge-day.js';
import { judgeReturn } from './judge-return.js';
import { judgeState, judgeStep, type Outcome } from './judge-step.js';
import { openCases } from './open-cases.js';
import { accept, advanceTo, ask, caseOf, ELSEWHERE, type Stage, StoryStopped, send } from './stage.js';
import { stepCommand } from './step-command.js';
import { noSuch, processFor } from './story-names.js';
import type { StoryResult, Verdict } from './story-result.js';
import { toldByReturn } from './told-by-return.js';
import type { Judgement, Watcher } from './watcher.js';
import { refusalLabel, whatHappened } from './what-happened.js';

/**
 * Pure: the same pack and story always give the same verdicts.
 *
 * @param compiled the pack of the story's authority; the story depends on nothing else of it
 * @param story parsed by the schema `Story`; its dates are ISO calendar dates
 * @param watcher looks on and changes nothing
 * @returns one verdict per expectation in the order they came due; a story that asks for what does not exist fails, it never passes by default
 */
export const playStory = (compiled: CompiledPack, story: Story, watcher?: Watcher): StoryResult => {
  const verdicts: Verdict[] = [];
  const notJudged: string[] = [];
  const fail = (what: string, expected: string, got: string): void => {
    verdicts.push({ what, expected, got, holds: false });
  };
  const result = (): StoryResult => ({
    id: story.id,
    authority: story.authority,
    title: story.title,
    verdicts,
    notJudged,
  });

  const { pack } = compiled;
  for (const role of Object.keys(story.actors))
    if (!Object.hasOwn(pack.grants.roles, role))
      fail(`actors ${role}`, 'a role', noSuch('role', role, Object.keys(pack.grants.roles)));
  if (story.calendar !== pack.calendar.id) fail('calendar', story.calendar, pack.calendar.id);
  const processId = processFor(
    pack,
    story.steps.filter((step) => step.about === undefined).map((step) => step.event),
  );
  const process = processId === undefined ? undefined : pack.processes[processId];
  if (processId === undefined || process === undefined) {
    fail('process', 'a process about a child', 'none in this pack');
    return result();
  }

  try {
    const opened = openCases(compiled, processId, process, story);
    for (const problem of opened.problems) fail('given', 'what the pack knows', problem);
    const stage: Stage = { compiled, child: story.child.ref, cases: opened.cases, happened: [], unheard: [], watcher };
    const judged = (judgement: Judgement): void => {
      verdicts.push(...judgement.verdicts);
      watcher?.judged(judgement);
    };
    for (const scene of timeline(story, opened.history)) {
      advanceTo(stage, scene.on);
      switch (scene.kind) {
        case 'history':
          recordFact(stage, scene.fact);
          break;
        case 'step':
          judged({
            kind: 'step',
            step: scene.step,
            verdicts: playAndJudge(stage, process, story, scene.step),
          });
          sayWhatFollowed(stage, scene.step, watcher);
          // The next step's expectations are about what happens after this one.
          stage.happened.length = 0;
          stage.unheard.length = 0;
          break;
        case 'end':
          judged({
            kind: 'end',
            record: caseOf(stage, stage.child),
            verdicts: [...judgeFinal(stage, process, story), ...judgeReturn(stage, story, notJudged)],
          });
          break;
        case 'access':
          judged({
            kind: 'access',
            access: scene.access,
            record: stage.cases.get(scene.access.about ?? stage.child) ?? caseOf(stage, stage.child),
            verdicts: [judgeAccess(stage, scene.access, story.actors)],
          });
          break;
        case 'tracker':
          judged({
            kind: 'tracker',
            tracker: scene.tracker,
            record: stage.cases.get(scene.tracker.about ?? stage.child) ?? caseOf(stage, stage.child),
            verdicts: [judgeTracker(stage, scene.tracker)],
          });
          break;
        case 'says':
          judged({
            kind: 'says',
            says: scene.says,
            record: stage.cases.get(scene.says.about ?? stage.child) ?? caseOf(stage, stage.child),
            verdicts: [judgeSays(stage, scene.says)],
          });
          break;
        case 'form':
          judged({
            kind: 'form',
            form: scene.form,
            record: caseOf(stage, stage.child),
            verdicts: judgeForm(stage, scene.form),
          });
          break;
      }
    }
  } catch (error) {
    // A bug in the engine stays a bug; a story that cannot go on is a failing story.
    if (!(error instanceof StoryStopped)) throw error;
    fail('the story', 'to be played to its end', error.message);
  }
  return result();
};

const judgeFinal = (stage: Stage, process: Process, story: Story): Verdict[] => [
  ...finalOf(stage, process, story.final),
  ...(story.others ?? []).flatMap(({ ref, final }) => {
    const there = processOf(stage.compiled, caseOf(stage, ref).process).process;
    return finalOf({ ...stage, child: ref }, there, final).map((one) => ({ ...one, what: `${one.what} of ${ref}` }));
  }),
];

const finalOf = (stage: Stage, process: Process, final: Story['final']): Verdict[] =>
  Object.entries(final ?? {}).map(([region, state]) => {
    const judged = judgeState(stage, process, region, state);
    return { ...judged, what: judged.what.replace('state', 'final') };
  });

const sayWhatFollowed = (stage: Stage, step: Step, watcher: Watcher | undefined): void => {
  if (watcher?.followed === undefined || !stage.cases.has(step.about ?? stage.child)) return;
  const about = { ...stage, child: step.about ?? stage.child };
  watcher.followed(step, whatHappened(about, step.on), caseOf(about, about.child));
};

type HistoryFact = ReturnType<typeof openCases>['history'][number];
type Scene =
  | { readonly kind: 'history'; readonly on: PlainDate; readonly fact: HistoryFact }
  | { readonly kind: 'step'; readonly on: PlainDate; readonly step: Step }
  | { readonly kind: 'access'; readonly on: PlainDate; readonly access: NonNullable<Story['access']>[number] }
  | { readonly kind: 'tracker'; readonly on: PlainDate; readonly tracker: NonNullable<Story['trackers']>[number] }
  | { readonly kind: 'form'; readonly on: PlainDate; readonly form: ExpectedForm }
  | { readonly kind: 'says'; readonly on: PlainDate; readonly says: NonNullable<Story['says']>[number] }
  | { readonly kind: 'end'; readonly on: PlainDate };

/** What was known before goes first on its day, then the steps, then what is asked of the case as it stands at the end of that day. */
const ORDER: Readonly<Record<Scene['kind'], number>> = {
  history: 0,
  step: 1,
  end: 2,
  access: 3,
  tracker: 4,
  form: 5,
  says: 6,
};

const timeline = (story: Story, history: readonly HistoryFact[]): Scene[] => {
  const lastDay = latest(story.steps.map((step) => step.on)) ?? story.child.dob;
  const scenes: Scene[] = [
    ...history.map((fact): Scene => ({ kind: 'history', on: fact.from, fact })),
    ...story.steps.map((step): Scene => ({ kind: 'step', on: step.on, step })),
    { kind: 'end', on: lastDay },
    ...(story.access ?? []).map((access): Scene => ({ kind: 'access', on: access.on, access })),
    ...(story.trackers ?? []).map((tracker): Scene => ({ kind: 'tracker', on: tracker.on, tracker })),
    ...(story.says ?? []).map((says): Scene => ({ kind: 'says', on: says.on, says })),
    ...(story.forms ?? []).map((form): Scene => ({ kind: 'form', on: form.on, form })),
  ];
  return scenes.sort((a, b) => (a.on === b.on ? ORDER[a.kind] - ORDER[b.kind] : a.on < b.on ? -1 : 1));
};

const recordFact = (stage: Stage, { ref, fact, value, from }: HistoryFact): void => {
  const command = {
    kind: 'facts',
    facts: [{ fact, value, from }],
    reason: 'How things stood before the story',
    on: from,
    correct: false,
    origin: 'import',
  } as const;
  const result = send(stage, ref, command, SYSTEM, from);
  if (result.kind === 'refusal') throw new StoryStopped(`${ref}: ${fact} could not be recorded: ${result.sentence}`);
};

/** A step about another case of the story is played and judged there. */
const playAndJudge = (stage: Stage, process: Process, story: Story, step: Step): Verdict[] => {
  if (step.about === undefined || step.about === story.child.ref)
    return judgeStep(stage, process, step, playStep(stage, process, story, step));
  if (!stage.cases.has(step.about))
    return judgeStep(stage, process, step, { kind: 'notSent', problem: `no case ${step.about} is in this story` });
  const there = processOf(stage.compiled, caseOf(stage, step.about).process).process;
  const about = { ...stage, child: step.about };
  return judgeStep(about, there, step, playStep(about, there, story, step));
};

const playStep = (stage: Stage, process: Process, story: Story, step: Step): Outcome =>
  step.actor === 'system' ? playTime(stage, process, story, step) : playPerson(stage, process, story, step);

const playPerson = (stage: Stage, process: Process, story: Story, step: Step): Outcome => {
  const { roles } = stage.compiled.pack.grants;
  const held = [step.actor, ...(step.alsoAs ?? [])];
  const unknown = held.find((role) => !Object.hasOwn(roles, role));
  if (unknown !== undefined) return { kind: 'notSent', problem: noSuch('role', unknown, Object.keys(roles)) };
  const told = toldByReturn(stage.compiled.pack, process, story, step);
  const made = stepCommand(stage.compiled, process, step, story.child.dob, told);
  if ('problem' in made) return { kind: 'notSent', problem: made.problem };
  const actor = { id: story.actors[step.actor] ?? step.actor, roles: held };
  const before = standingOf(stage);
  const result = ask(stage, stage.child, made.command, actor, step.on);
  if (result.kind === 'refusal') return refused(result, standingOf(stage) === before);
  // A step that had to be refused leaves no trace, so that one fault is reported once and not at every later step.
  if (step.expect.allowed) accept(stage, stage.child, made.command, result, step.on);
  return { kind: 'allowed' };
};

/** Everything that a refused step must leave as it was. */
const standingOf = (stage: Stage): string =>
  JSON.stringify([...stage.cases.values()].map(({ state, deadlines }) => ({ state, deadlines })));

const refused = (refusal: Refusal, unchanged: boolean): Outcome => ({
  kind: 'refused',
  sentence: [refusal.sentence, ...refusal.unlocks.map(({ sentence }) => sentence)].join(' | '),
  label: refusalLabel(refusal),
  unchanged,
});

/** Another case, of which the story does not tell, lets this one know. */
const playSignal = (stage: Stage, { event, on, data = {} }: Step): Outcome => {
  const result = send(stage, stage.child, { kind: 'signal', event, on, answers: data, from: ELSEWHERE }, SYSTEM, on);
  return result.kind === 'refusal' ? refused(result, true) : { kind: 'allowed' };
};

const TIME_EVENTS = ['BIRTHDAY', 'DEADLINE_DUE_SOON', 'DEADLINE_REACHED', 'DEADLINE_OVERDUE'] as const;

/** Time is no actor: the clock has already done what fell due that day, and the step says what that should have been. */
const playTime = (stage: Stage, process: Process, story: Story, step: Step): Outcome => {
  if (process.events[step.event]?.sentBy === 'signal') return playSignal(stage, step);
  const event = TIME_EVENTS.find((known) => known === step.event);
  if (event === undefined) return { kind: 'notSent', problem: noSuch('event of time', step.event, TIME_EVENTS) };
  const key = step.data?.key;
  if (event !== 'BIRTHDAY' && (typeof key !== 'string' || !Object.hasOwn(process.deadlines, key)))
    return { kind: 'notSent', problem: noSuch('deadline', String(key), Object.keys(process.deadlines)) };
  const fired = stage.happened.some(
    (happening) =>
      happening.ref === stage.child &&
      happening.event === event &&
      happening.on === step.on &&
      (event === 'BIRTHDAY' || happening.deadline === key),
  );
  if (fired) return { kind: 'allowed' };
  if (event !== 'BIRTHDAY') {
    const next = typeof key === 'string' ? caseOf(stage, stage.child).deadlines[key]?.next : undefined;
    const then = next === undefined ? '' : ` (next for ${String(key)}: ${next.kind} on ${next.on})`;
    return { kind: 'notSent', problem: `time did not bring this on ${step.on}${then}` };
  }
  const age = ageYears(story.child.dob, step.on);
  const said = step.data?.ageYears ?? age;
  if (age === ageYears(story.child.dob, addDays(step.on, -1)))
    return { kind: 'notSent', problem: `${step.on} is not the child's birthday` };
  if (said !== age) return { kind: 'notSent', problem: `the child turns ${age} that day, not ${String(said)}` };
  const result = send(stage, stage.child, { kind: 'time', event, on: step.on }, SYSTEM, step.on);
  return result.kind === 'refusal' ? refused(result, true) : { kind: 'allowed' };
};
