/** What each rule that an event asks came to, and on what: an outcome that no story has shown is worth going to. */
import { anchorLeaves, chartGraph, type Rule } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { Circumstances, Command } from '../command.js';
import { answersSeen } from '../conclude.js';
import type { Result } from '../decision.js';
import { factsFromEvent, withFacts } from '../facts-from-event.js';
import { inShort } from '../mutation/rule-mistakes.js';
import { evaluateRule, holds } from '../rules/evaluate-rule.js';
import { activePaths, type World } from '../rules/world.js';
import { decisive } from '../tracing/decisive.js';
import type { Scene } from '../tracing/effects-of-decision.js';
import { worldOf } from '../world-of.js';
import { closely, pivotal } from './pivotal.js';
import { unitsToldApart } from './units-told-apart.js';

export const ruleOutcomes = (
  { compiled, process: { process }, definition, event, file }: Scene,
  before: CaseRecord,
  command: Command,
  { actor, today }: Circumstances,
  result: Result,
): string[] => {
  const found: string[] = [];
  const note = (place: string, rule: Rule | string | undefined, world: World): void => {
    if (rule !== undefined) found.push(...outcomes(place, rule, world));
  };
  const document = command.kind === 'record' ? command.document : undefined;
  const answers = 'answers' in command ? command.answers : {};
  const seen =
    result.kind === 'decision'
      ? answersSeen(result.entry)
      : answersSeen({ answers, ...(document === undefined ? {} : { document }) });
  const answered = worldOf(compiled, before, command.on, actor.roles, seen);
  const world =
    definition === undefined
      ? answered
      : { ...answered, facts: withFacts(before.facts, factsFromEvent(definition, answered), before.revision + 1) };
  const passedGates = result.kind === 'decision' || result.refusal === 'gate-shut' || result.refusal === 'not-open-now';
  if (!passedGates) return found;
  const active = new Set(['', ...activePaths(before.state)]);
  if (result.kind === 'decision' || result.refusal === 'not-open-now')
    for (const edge of chartGraph(process.chart).edges)
      if (edge.event === event && active.has(edge.source.path))
        note(`${file('chart')}${edge.pointer}`, edge.transition.guard?.params.rule, world);
  definition?.gates.forEach((gate, index) => {
    // What a gate asks is seen where it applies and no other is shut; whether it applies, where it would be shut.
    const others = (definition.gates ?? []).every(
      (other) => other === gate || !holds(other.when, world) || holds(other.requires, world),
    );
    if (others && !holds(gate.requires, world)) note(file('events', event, 'gates', index, 'when'), gate.when, world);
    if (others && holds(gate.when, world))
      note(file('events', event, 'gates', index, 'requires'), gate.requires, world);
  });
  if (result.kind !== 'decision') return found;
  for (const [index, effect] of (definition?.facts ?? []).entries())
    note(file('events', event, 'facts', index), effect.when, answered);
  const after = worldOf(compiled, { ...result.next, deadlines: before.deadlines }, today, actor.roles, seen);
  for (const edge of chartGraph(process.chart).edges)
    if (edge.event === undefined && activePaths(result.next.state).includes(edge.source.path))
      note(`${file('chart')}${edge.pointer}`, edge.transition.guard?.params.rule, world);
  for (const [key, limit] of Object.entries(process.deadlines)) {
    // A limit that nothing is known to count from does not stand, whatever its rule says.
    const counted = Object.entries(limit.components).filter(([, { anchor }]) =>
      anchorLeaves(anchor, '').some(({ fact, entered }) =>
        fact === undefined ? result.next.entered[entered ?? ''] !== undefined : after.facts[fact] !== undefined,
      ),
    );
    if (counted.length > 0) note(file('deadlines', key, 'while'), limit.while, after);
    if (holds(limit.while, after))
      for (const [name, component] of counted) note(file('deadlines', key, 'components', name), component.when, after);
    const stands = before.deadlines[key]?.status;
    if (stands === 'open' || stands === 'overdue')
      limit.metBy.forEach((met, index) => {
        if (met.event === event) note(file('deadlines', key, 'metBy', index), met.when, after);
      });
  }
  for (const { kind, deadline } of result.deadlines)
    if (kind === 'started' || kind === 'moved') found.push(...unitsToldApart(compiled, before.process, deadline));
  for (const [key, task] of Object.entries(process.tasks)) {
    const isOpen = before.tasks[key]?.status === 'open';
    if (isOpen) note(file('tasks', key, 'cancelledWhen'), task.cancelledWhen, after);
    for (const list of ['createdBy', 'doneBy'] as const)
      task[list].forEach((entry, index) => {
        if (entry.event === event && isOpen === (list === 'doneBy'))
          note(file('tasks', key, list, index), entry.when, after);
      });
  }
  for (const [key, notice] of Object.entries(process.notices))
    notice.on.forEach((entry, index) => {
      if (entry.event === event) note(file('notices', key, 'on', index), entry.when, after);
    });
  for (const [key, definitionOf] of Object.entries(process.documents)) {
    const status = before.documents[key]?.status;
    if (status !== undefined && status !== 'locked')
      note(file('documents', key, 'lockedWhen'), definitionOf.lockedWhen, after);
    definitionOf.steps.forEach((step, index) => {
      if (step.event === event && step.from.includes(before.documents[key]?.status ?? 'none'))
        note(file('documents', key, 'steps', index), step.when, world);
    });
  }
  return found;
};

/** What a rule came to, the one condition that alone decided it, and each that was needed for it: each is to be seen deciding. */
export const outcomes = (place: string, rule: Rule | string, world: World): string[] => {
  const truth = evaluateRule(rule, world);
  const { conditions } = decisive(rule, world);
  const [only] = conditions;
  const by = conditions.length === 1 && only !== undefined ? ` by ${inShort(only)}${closely(only, world)}` : '';
  return [`${place} is ${String(truth)}${by}`, ...pivotal(place, rule, world)];
};
