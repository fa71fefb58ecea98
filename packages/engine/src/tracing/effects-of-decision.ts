/** Every element that a decision passed through, worked out again from what was asked and what was answered. */
import {
  anchorLeaves,
  type Component,
  type EventDefinition,
  type FormDefinition,
  formFile,
  type Gate,
  type Pack,
  place,
  processFile,
  within,
} from '@homeward/definition';
import { formOf } from '../answers.js';
import type { CaseRecord } from '../case-record.js';
import type { Circumstances, Command } from '../command.js';
import { type CompiledPack, type CompiledProcess, processOf } from '../compile-pack.js';
import { answersSeen } from '../conclude.js';
import type { DeadlineChange, Decision, DocumentChange, Notice, TaskChange } from '../decision.js';
import { readValue } from '../facts-from-event.js';
import { holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import { worldOf } from '../world-of.js';
import { ALLOWED, type Context, type Effect, groundsOf, groundsOfFact } from './effect.js';
import { grantEffects } from './grant-effects.js';
import { LINK_PARTS, signalsMissed } from './signals-missed.js';
import { takenTransitions } from './taken-transitions.js';

/** One question put to the engine, with everything that is looked up for each of its effects. */
export interface Scene {
  readonly compiled: CompiledPack;
  readonly process: CompiledProcess;
  readonly file: (name: string, ...steps: (string | number)[]) => string;
  readonly event: string;
  readonly definition: EventDefinition | undefined;
  readonly form: FormDefinition | undefined;
  readonly context: Context;
}

export const sceneOf = (compiled: CompiledPack, before: CaseRecord, command: Command): Scene => {
  const process = processOf(compiled, before.process);
  const file: Scene['file'] = (name, ...steps) => place(processFile(before.process, name), ...steps);
  const event = 'event' in command ? command.event : command.kind;
  const definition = Object.hasOwn(process.process.events, event) ? process.process.events[event] : undefined;
  const document = command.kind === 'record' ? command.document : undefined;
  const form = definition === undefined ? undefined : formOf(compiled, process.process, event, document)?.form;
  return {
    compiled,
    process,
    file,
    event,
    definition,
    form,
    context: contextOf(compiled.pack, before.process, form),
  };
};

export const contextOf = (pack: Pack, process: string, form: FormDefinition | undefined): Context => ({
  pack,
  documentPlace: (document) => place(processFile(process, 'documents'), document),
  deadlinePlace: (deadline) => place(processFile(process, 'deadlines'), deadline),
  questionPlace: (question) => questionPlace(form, question),
});

export const questionPlace = (form: FormDefinition | undefined, question: string): string | undefined => {
  const [top = ''] = question.split('.');
  return form !== undefined && Object.hasOwn(form.layout.questions, top)
    ? place(formFile(form.key, 'layout'), 'questions', top)
    : undefined;
};

export const effectsOfDecision = (
  scene: Scene,
  before: CaseRecord,
  command: Command,
  { actor, today }: Circumstances,
  decision: Decision,
): Effect[] => {
  const { compiled } = scene;
  const { entry } = decision;
  const seen = answersSeen(entry);
  const answered = worldOf(compiled, before, command.on, actor.roles, seen);
  const world: World = { ...answered, facts: decision.next.facts };
  const after = worldOf(compiled, { ...decision.next, deadlines: before.deadlines }, today, actor.roles, seen);
  return [
    ...(command.kind === 'record' && command.origin !== 'import'
      ? grantEffects(compiled, actor.roles, 'record', scene.event, answered, scene.context)
      : []),
    ...eventEffects(scene, entry.answers, answered),
    ...linkEffects(scene, before, world),
    ...(scene.definition?.gates ?? []).map((gate, index) => gateEffect(scene, gate, index, decision.notices, world)),
    ...(scene.definition === undefined ? [] : transitionEffects(scene, before, decision, world)),
    ...decision.documents.flatMap((change) => documentEffects(scene, change, entry.document, world, after)),
    ...decision.deadlines.flatMap((change) => deadlineEffects(scene, change, after)),
    ...decision.tasks.flatMap((change) => taskEffects(scene, change, after)),
    ...decision.notices.flatMap((notice) => noticeEffects(scene, notice, command, after)),
  ];
};

const eventEffects = (
  { file, event, definition, form, context, compiled }: Scene,
  answers: Decision['entry']['answers'],
  world: World,
): Effect[] => {
  if (definition === undefined) return [];
  return [
    { place: file('events', event), signs: [ALLOWED], because: [] },
    ...(form === undefined
      ? []
      : [
          { place: `${formFile(form.key, 'layout')}#`, signs: [ALLOWED], because: [] },
          ...Object.keys(answers).flatMap((name): Effect[] => {
            const at = questionPlace(form, name);
            return at === undefined ? [] : [{ place: at, signs: [], because: [] }];
          }),
        ]),
    ...definition.facts.flatMap((effect, index): Effect[] => {
      // Where nothing was answered, nothing has become known.
      if (!holds(effect.when, world) || readValue(effect.value, world) === undefined) return [];
      const from = 'answer' in effect.value ? questionPlace(form, effect.value.answer) : undefined;
      return [
        {
          place: file('events', event, 'facts', index),
          signs: [`fact ${effect.fact}`],
          because: [
            place('facts.json', effect.fact),
            ...(from === undefined ? [] : [from]),
            ...('fact' in effect.value ? groundsOfFact(effect.value.fact, compiled.pack) : []),
            ...groundsOf(effect.when, world, context),
          ],
        },
      ];
    }),
  ];
};

/** Who hears of an event, which case begins and which is linked. */
const linkEffects = (
  { compiled, file, event, definition, context }: Scene,
  before: CaseRecord,
  world: World,
): Effect[] =>
  definition === undefined
    ? []
    : LINK_PARTS.flatMap((part) =>
        (definition[part] ?? []).flatMap(({ when }, index): Effect[] =>
          holds(when, world)
            ? [
                {
                  place: file('events', event, part, index),
                  signs: signalsMissed({ compiled, record: before, definition, world }, { part, index }).map(
                    (label) => `otherCases ${label}`,
                  ),
                  because: groundsOf(when, world, context),
                },
              ]
            : [],
        ),
      );

/** A gate that stood open is passed through: only one that was shut, and opened for a reason, had an effect here. */
const gateEffect = (
  { file, event, context }: Scene,
  gate: Gate,
  index: number,
  notices: readonly Notice[],
  world: World,
): Effect => {
  const told = notices.find(({ key }) => key === `passed_${gate.key}`);
  return {
    place: file('events', event, 'gates', index),
    ...(told === undefined ? {} : { aspect: 'shut' }),
    signs: (told?.to ?? []).map((role) => `notify ${role}`),
    because: told === undefined ? [] : groundsOf(gate.requires, world, context),
  };
};

const transitionEffects = (scene: Scene, before: CaseRecord, decision: Decision, world: World): Effect[] => {
  const { process, event, context, file } = scene;
  const taken = takenTransitions(process.machine, process.process.chart, before, event, world);
  const byEvent = taken.filter((one) => one.byEvent).length;
  return taken.map(({ edge, byEvent: direct }) => {
    const entered = decision.entry.entered.filter((path) =>
      edge.targets.some((target) => path === target.path || path.startsWith(`${target.path}.`)),
    );
    const regions = [...entered, ...edge.targets.map(({ path }) => path)].map((path) =>
      path.split('.').slice(0, -1).join('.'),
    );
    return {
      place: `${file('chart')}${edge.pointer}`,
      signs: [
        ...new Set(regions.filter((region) => region !== '').map((region) => `state ${region}`)),
        ...(direct && byEvent === 1 ? [ALLOWED] : []),
      ],
      because: groundsOf(edge.transition.guard?.params.rule, world, context),
    };
  });
};

const documentEffects = (
  { file, process, event, context }: Scene,
  { document, from, record }: DocumentChange,
  named: string | undefined,
  world: World,
  after: World,
): Effect[] => {
  const definition = process.process.documents[document];
  if (definition === undefined) return [];
  const at = file('documents', document);
  const signs = [`document ${document}`, ...(named === document ? [ALLOWED] : [])];
  const index = definition.steps.findIndex(
    (step) => step.event === event && step.from.includes(from) && step.to === record.status && holds(step.when, world),
  );
  const step = definition.steps[index];
  const because =
    step === undefined ? groundsOf(definition.lockedWhen, after, context) : groundsOf(step.when, world, context);
  return [
    { place: at, signs, because },
    { place: step === undefined ? within(at, 'lockedWhen') : within(at, 'steps', index), signs, because },
  ];
};

const deadlineEffects = (scene: Scene, change: DeadlineChange, after: World): Effect[] => {
  const { file, process, context, event } = scene;
  const { key, components, decidedBy } = change.deadline;
  const definition = process.process.deadlines[key];
  if (definition === undefined) return [];
  const at = file('deadlines', key);
  const stands = (): string[] => groundsOf(definition.while, after, context);
  switch (change.kind) {
    case 'started':
    case 'moved': {
      const started = `deadlinesStarted ${key}`;
      const signs = change.kind === 'moved' ? [started, `deadlinesCancelled ${key}`] : [started];
      return [
        { place: at, aspect: 'started', signs, because: stands() },
        ...components.flatMap((component): Effect[] => {
          const limb = definition.components[component.name];
          if (limb === undefined) return [];
          return [
            {
              place: within(at, 'components', component.name),
              signs: [`${started} ${component.name}`, ...(component.name === decidedBy ? [started] : [])],
              because: groundsOfLimb(limb, after, context),
            },
          ];
        }),
      ];
    }
    case 'met':
    case 'metLate': {
      const index = definition.metBy.findIndex((met) => met.event === event && holds(met.when, after));
      const signs = [change.kind === 'met' ? `deadlinesMet ${key}` : `deadlinesMetLate ${key}`];
      const because = groundsOf(definition.metBy[index]?.when, after, context);
      return [
        { place: at, aspect: 'met', signs, because },
        { place: within(at, 'metBy', index), signs, because },
      ];
    }
    case 'cancelled':
      return [{ place: at, aspect: 'cancelled', signs: [`deadlinesCancelled ${key}`], because: stands() }];
    case 'overdue':
      return [{ place: at, aspect: 'overdue', signs: [`deadlinesOverdue ${key}`], because: [] }];
    case 'reminded':
      return [{ place: at, aspect: 'reminded', signs: [], because: [] }];
  }
};

const groundsOfLimb = ({ when, anchor, allow }: Component, after: World, context: Context): string[] => [
  ...groundsOf(when, after, context),
  ...anchorLeaves(anchor, '').flatMap(({ fact, entered }) => [
    ...(fact === undefined ? [] : groundsOfFact(fact, context.pack)),
    ...(entered === undefined ? [] : [`state ${entered.split('.').slice(0, -1).join('.')}`]),
  ]),
  ...(typeof allow.n === 'object' ? [place('authority.json', 'parameters', allow.n.parameter)] : []),
];

const taskEffects = ({ file, process, event, context }: Scene, { kind, task }: TaskChange, after: World): Effect[] => {
  const definition = process.process.tasks[task.key];
  if (definition === undefined) return [];
  const at = file('tasks', task.key);
  const list = kind === 'created' ? 'createdBy' : kind === 'done' ? 'doneBy' : undefined;
  const label = kind === 'created' ? 'tasks' : kind === 'done' ? 'tasksDone' : 'tasksCancelled';
  const signs = [`${label} ${task.key}`, `${label} ${task.key}(${task.owner})`];
  if (list === undefined) {
    const because = groundsOf(definition.cancelledWhen, after, context);
    return [
      { place: at, aspect: kind, signs, because },
      { place: within(at, 'cancelledWhen'), signs, because },
    ];
  }
  const index = definition[list].findIndex((entry) => entry.event === event && holds(entry.when, after));
  const because = groundsOf(definition[list][index]?.when, after, context);
  return [
    { place: at, aspect: kind, signs, because },
    ...(index < 0 ? [] : [{ place: within(at, list, index), signs, because }]),
  ];
};

const LADDER = /^(dueSoon|reached|overdue|escalated)_(.*)$/;

const noticeEffects = (
  { file, process, event, context, compiled }: Scene,
  { key, to }: Notice,
  command: Command,
  after: World,
): Effect[] => {
  const addressed = to.map(
    (who): Effect => ({
      place: Object.hasOwn(compiled.pack.bodies, who) ? `bodies/${who}.json#` : place('grants.json', 'roles', who),
      signs: [`notify ${who}`],
      because: [],
    }),
  );
  const signs = [...to.map((who) => `notify ${who}`), `notices ${key}(${to.join(', ')})`];
  const definition = Object.hasOwn(process.process.notices, key) ? process.process.notices[key] : undefined;
  if (definition !== undefined) {
    const index = definition.on.findIndex((entry) => entry.event === event && holds(entry.when, after));
    const because = groundsOf(definition.on[index]?.when, after, context);
    return [
      { place: file('notices', key), signs, because },
      { place: within(file('notices', key), 'on', index), signs, because },
      ...addressed,
    ];
  }
  const [, rung, deadline = ''] = LADDER.exec(key) ?? [];
  if (rung === undefined || command.kind !== 'time') return addressed;
  const at = file('deadlines', deadline);
  const part = rung === 'dueSoon' ? 'owner' : rung === 'escalated' ? 'escalate' : 'onOverdue';
  return [{ place: within(at, part), signs, because: [] }, ...addressed];
};
