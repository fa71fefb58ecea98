/** A rule with everything that it names in its place. */
import { isGroup, isNamed, type Pack, type Rule } from '@homeward/definition';

const DEEPEST = 40;

/** Undefined where a name leads nowhere, or in a circle. */
export const openedRule = (pack: Pack, rule: Rule | string, depth = 0): Rule | undefined => {
  const name = typeof rule === 'string' ? rule : isNamed(rule) ? rule.rule : undefined;
  if (name !== undefined) {
    const named = Object.hasOwn(pack.rules, name) ? pack.rules[name]?.rule : undefined;
    return named === undefined || depth > DEEPEST ? undefined : openedRule(pack, named, depth + 1);
  }
  if (typeof rule === 'string' || isNamed(rule)) return undefined;
  if (!isGroup(rule)) return rule;
  const rules = rule.rules.map((part) => openedRule(pack, part, depth + 1));
  return rules.every((part) => part !== undefined) ? { ...rule, rules } : undefined;
};

/** What stands where there is no condition: always. */
export const ALWAYS: Rule = { combinator: 'and', rules: [] };

export const NEVER: Rule = { combinator: 'or', rules: [] };

/** A condition that is not there always holds. */
export const openedCondition = (pack: Pack, rule: Rule | string | undefined): Rule | undefined =>
  rule === undefined ? ALWAYS : openedRule(pack, rule);

export const isAlike = (one: Rule, other: Rule): boolean => JSON.stringify(one) === JSON.stringify(other);
