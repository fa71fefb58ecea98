/** Which parts of a rule carried its answer: of an alternative that holds those that hold, of a conjunction that fails those that fail. */
import { type Condition, isGroup, isNamed, type Rule } from '@homeward/definition';
import { evaluateRule, namedRule } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';

export interface Decisive {
  readonly names: readonly string[];
  readonly conditions: readonly Condition[];
}

const NOTHING: Decisive = { names: [], conditions: [] };

export const decisive = (rule: Rule | string | undefined, world: World): Decisive => {
  if (rule === undefined) return NOTHING;
  const name = typeof rule === 'string' ? rule : isNamed(rule) ? rule.rule : undefined;
  if (name !== undefined) {
    const inner = decisive(namedRule(name, world), world);
    return { names: [name, ...inner.names], conditions: inner.conditions };
  }
  if (typeof rule === 'string' || isNamed(rule)) return NOTHING;
  if (!isGroup(rule)) return { names: [], conditions: [rule] };
  const carried = rule.combinator === 'or';
  const truths = rule.rules.map((part) => evaluateRule(part, world));
  const decided = truths.includes(carried);
  const parts = rule.rules
    .filter((_, index) => !decided || truths[index] === carried)
    .map((part) => decisive(part, world));
  return { names: parts.flatMap(({ names }) => names), conditions: parts.flatMap(({ conditions }) => conditions) };
};
