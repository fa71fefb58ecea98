/** The conditions of a rule each of which, alone otherwise, would have made the rule come out otherwise: with a story of each, a mistake in any of them is noticed. */
import { type Condition, isGroup, isNamed, place, type Rule, within } from '@homeward/definition';
import { comparand, evaluateRule, namedRule } from '../rules/evaluate-rule.js';
import { readField } from '../rules/read-field.js';
import type { World } from '../rules/world.js';

/**
 * @param at where the rule stands; what stands in a rule with a name is told by that rule's place, wherever it is asked
 * @returns of each such condition its place, whether it holds, and by which value or how closely
 */
export const pivotal = (at: string, rule: Rule | string, world: World): string[] => {
  const name = typeof rule === 'string' ? rule : isNamed(rule) ? rule.rule : undefined;
  if (name !== undefined)
    return [
      `${at} ${holdsOrNot(rule, world)}`,
      ...pivotal(place('rules.json', name, 'rule'), namedRule(name, world), world),
    ];
  if (typeof rule === 'string' || isNamed(rule)) return [];
  if (!isGroup(rule)) return [`${at} ${holdsOrNot(rule, world)}${closely(rule, world)}`];
  const truths = rule.rules.map((part) => evaluateRule(part, world) === true);
  // Where several carry an alternative, or several fail a conjunction, none of them alone would have changed it.
  const carried = rule.combinator === 'or';
  const carriers = truths.filter((truth) => truth === carried).length;
  return rule.rules.flatMap((part, index) =>
    carriers === 0 || (carriers === 1 && truths[index] === carried)
      ? pivotal(within(at, 'rules', index), part, world)
      : [],
  );
};

const holdsOrNot = (rule: Rule | string, world: World): string =>
  evaluateRule(rule, world) === true ? 'holds' : 'does not';

/** Of several values the one that is met, if it is one alone; of a number whether it is met exactly, or missed by one. */
export const closely = (condition: Condition, world: World): string => {
  const [left, right] = [readField(condition.field, world), comparand(condition, world)];
  if (left === undefined) return ' (not known)';
  if (typeof right === 'object' && typeof left === 'string' && right.includes(left)) return ` (${left})`;
  if (typeof right === 'object' && typeof left === 'object') return metBy(left.filter((one) => right.includes(one)));
  // A day against another: on the very day is the edge.
  if (condition.valueSource === 'field' && left === right) return ' (the same)';
  if (typeof left !== 'number' || typeof right !== 'number' || Math.abs(left - right) > 1) return '';
  return ` (${left - right})`;
};

const metBy = (values: readonly string[]): string => (values.length > 1 ? '' : ` (${values.join()})`);
