/** A rule as a comparison says it: named rules by their titles, so that a change of one is said once. Names that a draft does not know are said as they stand. */
import { type Condition, isGroup, isNamed, type Pack, type Rule, type RuleScope } from '@homeward/definition';
import { ruleInWords } from '../rules/explain-rule.js';
import { lowerFirst } from '../rules/words.js';
import { type Side, sideOf } from './difference.js';

/**
 * A rule of a draft in English, where it stands: named rules by their titles, names that the draft does not know as they are.
 * @param scope its first form gives the words of answers
 */
export const sayRule = (
  pack: Pack,
  { process, forms }: Pick<RuleScope, 'process' | 'forms'>,
  rule: Rule | string,
): string => {
  const own = process ?? Object.values(pack.processes)[0];
  if (own === undefined) return 'a rule of a pack that has no process';
  return ruleSaid(rule, sideOf(pack, own), forms === 'any' ? undefined : forms[0]?.key);
};

/** @param form whose answers the rule speaks of, where it is a form's */
export const ruleSaid = (rule: Rule | string, side: Side, form?: string): string => {
  if (typeof rule === 'string') return titled(rule, side);
  if (isNamed(rule)) return titled(rule.rule, side);
  if (!isGroup(rule))
    return ruleInWords(known(rule, side), side.world, form === undefined ? side.words : { ...side.words, form });
  if (rule.rules.length === 0) return rule.combinator === 'and' ? 'always' : 'never';
  const parts = rule.rules.map((part) => {
    const text = ruleSaid(part, side, form);
    return isGroup(part) && part.rules.length > 1 ? `(${text})` : text;
  });
  const joined = parts.join(rule.combinator === 'and' ? ' and ' : ' or ');
  return rule.not === true ? `not: (${joined})` : joined;
};

/** A parameter that the pack does not have is named instead of looked up. */
const known = (condition: Condition, { pack }: Side): Condition => {
  const { value, valueSource } = condition;
  if (valueSource !== 'parameter' || Object.hasOwn(pack.authority.parameters, String(value))) return condition;
  return { ...condition, valueSource: 'value', value: `the parameter ${String(value)}` };
};

const titled = (name: string, { pack }: Side): string =>
  lowerFirst((Object.hasOwn(pack.rules, name) ? pack.rules[name]?.title : undefined) ?? `the rule ${name}`);
