/** Whether anything else would have followed, had a rule come out the other way: only then has a story shown what the rule decides. */
import type { EventDefinition, Process, Rule } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack, CompiledProcess } from '../compile-pack.js';
import { deadlineChanges } from '../deadlines/changes.js';
import type { Decision } from '../decision.js';
import { factsFromEvent, withFacts } from '../facts-from-event.js';
import { holds } from '../rules/evaluate-rule.js';
import { factOn, type World } from '../rules/world.js';
import { noticesFor, taskChanges } from '../tasks-and-notices.js';

const ALWAYS: Rule = { combinator: 'and', rules: [] };
const NEVER: Rule = { combinator: 'or', rules: [] };

/** A rule that comes out the other way, whatever the case. */
export const theOther = (rule: Rule | string | undefined, world: World): Rule => (holds(rule, world) ? NEVER : ALWAYS);

/**
 * What a story states of facts is which became known, and what is known of them then.
 *
 * @param effect the place of the fact effect whose `when` comes out the other way; one without is left out
 */
export const factsWouldDiffer = (
  definition: EventDefinition,
  effect: number,
  facts: CaseRecord['facts'],
  answered: World,
): boolean => {
  const changed = definition.facts.map((one, index) =>
    index === effect ? { ...one, when: theOther(one.when, answered) } : one,
  );
  const made = factsFromEvent(definition, answered);
  const otherwise = factsFromEvent({ ...definition, facts: changed }, answered);
  const names = new Set(made.map(({ fact }) => fact));
  const known = (changes: typeof made, fact: string): unknown =>
    factOn({ vocabulary: answered.vocabulary, facts: withFacts(facts, changes, 1) }, fact, answered.day);
  return (
    otherwise.some(({ fact }) => !names.has(fact)) ||
    [...names].some((fact) => !isSame(known(made, fact), known(otherwise, fact)))
  );
};

/** What came of an event, as far as limits, tasks and notices follow from it. */
export interface Followed {
  readonly compiled: CompiledPack;
  readonly process: CompiledProcess;
  readonly before: CaseRecord;
  readonly event: string;
  readonly on: string;
  readonly decision: Decision;
  readonly after: World;
}

/** @param part of one limit, or of one task or notice: changed by `change`, everything else left out */
export const followsOtherwise = (followed: Followed, part: Partial<Process>, changed: Partial<Process>): boolean =>
  !isSame(following(followed, part), following(followed, changed));

const following = (
  { compiled, process, before, event, on, decision, after }: Followed,
  { deadlines = {}, tasks = {}, notices = {} }: Partial<Process>,
): unknown => {
  const only = { ...process, process: { ...process.process, deadlines, tasks, notices } };
  return [
    deadlineChanges(compiled, only, before.deadlines, after, decision.next.entered, { event, on }).map(
      ({ kind, deadline: { key, due, components } }) => [kind, key, due, components.map((one) => [one.name, one.due])],
    ),
    taskChanges(only, before.tasks, event, on, after).map(({ kind, task }) => [kind, task.key]),
    noticesFor(only, event, after).map(({ key, to }) => [key, to]),
  ];
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
