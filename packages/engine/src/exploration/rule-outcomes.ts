/** What each rule that an event asks came to, and on what: an outcome that no story has shown is worth going to. */
import { anchorLeaves, type DeadlineDefinition, place, type Rule, type TaskDefinition } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { Circumstances, Command } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import { answersSeen } from '../conclude.js';
import type { Result } from '../decision.js';
import { factsFromEvent, withFacts } from '../facts-from-event.js';
import { inShort } from '../mutation/rule-mistakes.js';
import { covers } from '../permissions/build-ability.js';
import { evaluateRule, holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import { decisive } from '../tracing/decisive.js';
import type { Scene } from '../tracing/effects-of-decision.js';
import { worldOf } from '../world-of.js';
import { guardsThatMatter } from './asked-guards.js';
import { handedOn, linkOutcomes } from './link-outcomes.js';
import { closely, pivotal } from './pivotal.js';
import { unitsToldApart } from './units-told-apart.js';
import { factsWouldDiffer, followsOtherwise, theOther } from './would-differ.js';

/**
 * @param isNew items that nothing has shown yet: only of those is it worth finding out whether the rule mattered
 */
export const ruleOutcomes = (
  { compiled, process: compiledProcess, definition, event, file }: Scene,
  before: CaseRecord,
  command: Command,
  { actor, today }: Circumstances,
  result: Result,
  isNew: (item: string) => boolean,
): string[] => {
  const { process } = compiledProcess;
  const found: string[] = [];
  const note = (place: string, rule: Rule | string | undefined, world: World, matters: () => boolean): void => {
    const items = rule === undefined ? [] : outcomes(place, rule, world);
    if (items.some(isNew) && matters()) found.push(...items);
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
  if (command.kind === 'record' && command.origin !== 'import')
    for (const { at, when } of grantsThatMatter(compiled, actor.roles, event, answered)) note(at, when, answered, SO);
  const passedGates = result.kind === 'decision' || result.refusal === 'gate-shut' || result.refusal === 'not-open-now';
  if (!passedGates) return found;
  if (result.kind === 'decision' || result.refusal === 'not-open-now')
    for (const edge of guardsThatMatter(process, before.state, event, world)) {
      const { rule } = edge.transition.guard?.params ?? {};
      note(`${file('chart')}${edge.pointer}`, rule, world, SO);
      if (holds(rule, world)) found.push(missed(`${file('chart')}${edge.pointer}`));
    }
  definition?.gates.forEach((gate, index) => {
    // What a gate asks is seen where it applies and no other is shut; whether it applies, where it would be shut.
    const others = (definition.gates ?? []).every(
      (other) => other === gate || !holds(other.when, world) || holds(other.requires, world),
    );
    if (others && !holds(gate.requires, world))
      note(file('events', event, 'gates', index, 'when'), gate.when, world, SO);
    if (others && holds(gate.when, world))
      note(file('events', event, 'gates', index, 'requires'), gate.requires, world, SO);
  });
  if (result.kind !== 'decision') return found;
  for (const [index, effect] of (definition?.facts ?? []).entries()) {
    const at = file('events', event, 'facts', index);
    const differs = (): boolean =>
      definition !== undefined && factsWouldDiffer(definition, index, before.facts, answered);
    note(at, effect.when, answered, differs);
    if (holds(effect.when, answered) && isNew(missed(at)) && differs()) found.push(missed(at));
  }
  if (definition !== undefined)
    for (const { at, when, differs, handed } of linkOutcomes(
      { compiled, record: before, definition, world },
      (part, index) => file('events', event, part, index),
    )) {
      note(at, when, world, differs);
      found.push(...handed.map((name) => handedOn(at, name)));
    }
  const after = worldOf(compiled, { ...result.next, deadlines: before.deadlines }, today, actor.roles, seen);
  for (const edge of guardsThatMatter(process, result.next.state, undefined, world))
    note(`${file('chart')}${edge.pointer}`, edge.transition.guard?.params.rule, world, SO);
  const followed = { compiled, process: compiledProcess, before, event, on: command.on, decision: result, after };
  for (const [key, limit] of Object.entries(process.deadlines)) {
    const differs = (changed: Partial<DeadlineDefinition>) => (): boolean =>
      followsOtherwise(followed, { deadlines: { [key]: limit } }, { deadlines: { [key]: { ...limit, ...changed } } });
    // A limit that nothing is known to count from does not stand, whatever its rule says.
    const counted = Object.entries(limit.components).filter(([, { anchor }]) =>
      anchorLeaves(anchor, '').some(({ fact, entered }) =>
        fact === undefined ? result.next.entered[entered ?? ''] !== undefined : after.facts[fact] !== undefined,
      ),
    );
    if (counted.length > 0)
      note(file('deadlines', key, 'while'), limit.while, after, differs({ while: theOther(limit.while, after) }));
    for (const [name, part] of counted)
      note(
        file('deadlines', key, 'components', name),
        part.when,
        after,
        differs({ components: { ...limit.components, [name]: { ...part, when: theOther(part.when, after) } } }),
      );
    const stands = before.deadlines[key]?.status;
    limit.metBy.forEach((met, index) => {
      if (met.event === event && (stands === 'open' || stands === 'overdue'))
        note(
          file('deadlines', key, 'metBy', index),
          met.when,
          after,
          differs({ metBy: limit.metBy.with(index, { ...met, when: theOther(met.when, after) }) }),
        );
    });
  }
  for (const { kind, deadline } of result.deadlines)
    if (kind === 'started' || kind === 'moved') found.push(...unitsToldApart(compiled, before.process, deadline));
  for (const [key, task] of Object.entries(process.tasks)) {
    const differs = (changed: Partial<TaskDefinition>) => (): boolean =>
      followsOtherwise(followed, { tasks: { [key]: task } }, { tasks: { [key]: { ...task, ...changed } } });
    const { cancelledWhen } = task;
    if (before.tasks[key]?.status === 'open')
      note(
        file('tasks', key, 'cancelledWhen'),
        cancelledWhen,
        after,
        differs({ cancelledWhen: theOther(cancelledWhen, after) }),
      );
    for (const list of ['createdBy', 'doneBy'] as const)
      task[list].forEach((entry, index) => {
        if (entry.event === event)
          note(
            file('tasks', key, list, index),
            entry.when,
            after,
            differs({ [list]: task[list].with(index, { ...entry, when: theOther(entry.when, after) }) }),
          );
      });
  }
  for (const [key, notice] of Object.entries(process.notices))
    notice.on.forEach((entry, index) => {
      if (entry.event === event)
        note(file('notices', key, 'on', index), entry.when, after, () =>
          followsOtherwise(
            followed,
            { notices: { [key]: notice } },
            {
              notices: {
                [key]: { ...notice, on: notice.on.with(index, { ...entry, when: theOther(entry.when, after) }) },
              },
            },
          ),
        );
    });
  for (const [key, definitionOf] of Object.entries(process.documents)) {
    const status = before.documents[key]?.status;
    if (status !== undefined && status !== 'locked')
      note(file('documents', key, 'lockedWhen'), definitionOf.lockedWhen, after, SO);
    definitionOf.steps.forEach((step, index) => {
      if (step.event === event && step.from.includes(before.documents[key]?.status ?? 'none'))
        note(file('documents', key, 'steps', index), step.when, world, SO);
    });
  }
  return found;
};

/** The item of a transition that was taken, or a fact that was made known, and without which something else would have followed. */
export const missed = (place: string): string => `${place} would be missed`;

/** The grants on whose rules alone it hangs whether this may be recorded. */
const grantsThatMatter = (
  { pack }: CompiledPack,
  roles: readonly string[],
  event: string,
  world: World,
): { readonly at: string; readonly when: Rule | string | undefined }[] => {
  const matching = pack.grants.grants.flatMap((grant, index) =>
    grant.may === 'record' &&
    grant.roles.some((role) => roles.includes(role)) &&
    (grant.events ?? []).some((granted) => covers(granted, event))
      ? [{ at: place('grants.json', 'grants', index), when: grant.when }]
      : [],
  );
  const open = matching.filter(({ when }) => holds(when, world));
  if (open.length === 0) return matching;
  return open.length === 1 ? open : [];
};

/** Where it is asked at all, it matters. */
const SO = (): boolean => true;

/** What a rule came to, the one condition that alone decided it, and each that was needed for it: each is to be seen deciding. */
export const outcomes = (place: string, rule: Rule | string, world: World): string[] => {
  const truth = evaluateRule(rule, world);
  const { conditions } = decisive(rule, world);
  const [only] = conditions;
  const by = conditions.length === 1 && only !== undefined ? ` by ${inShort(only)}${closely(only, world)}` : '';
  return [`${place} is ${String(truth)}${by}`, ...pivotal(place, rule, world)];
};
