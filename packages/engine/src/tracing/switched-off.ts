/** What an authority has switched off by a parameter: a rule that asks for one of no values can never hold. */
import { type Condition, isGroup, isNamed, type Pack, type Rule } from '@homeward/definition';

const DEEPEST = 20;

/** @returns the parameter that switches it off; undefined while the rule may hold */
export const switchedOffBy = (pack: Pack, rule: Rule | string | undefined, depth = 0): string | undefined => {
  if (rule === undefined || depth > DEEPEST) return undefined;
  const name = typeof rule === 'string' ? rule : isNamed(rule) ? rule.rule : undefined;
  if (name !== undefined)
    return Object.hasOwn(pack.rules, name) ? switchedOffBy(pack, pack.rules[name]?.rule, depth + 1) : undefined;
  if (typeof rule === 'string' || isNamed(rule)) return undefined;
  if (!isGroup(rule)) return isEmpty(pack, rule) ? String(rule.value) : undefined;
  if (rule.not === true) return undefined;
  const parts = rule.rules.map((part) => switchedOffBy(pack, part, depth + 1));
  if (rule.combinator === 'and') return parts.find((part) => part !== undefined);
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts[0] : undefined;
};

const isEmpty = (pack: Pack, { operator, value, valueSource }: Condition): boolean => {
  if (operator !== 'in' || valueSource !== 'parameter') return false;
  const list = pack.authority.parameters[String(value)]?.value;
  return Array.isArray(list) && list.length === 0;
};

/** A gate that asks for no fewer than nothing is never shut. */
export const asksNothing = (pack: Pack, rule: Rule | string): string | undefined => {
  if (typeof rule === 'string' || isNamed(rule) || isGroup(rule)) return undefined;
  const { field, operator, value, valueSource } = rule;
  if (operator !== '>=' || valueSource !== 'parameter') return undefined;
  const question = field.startsWith('answer.') ? field.slice('answer.'.length) : undefined;
  const counts = Object.values(pack.forms).flatMap(({ schema }) => {
    const asked =
      question !== undefined && Object.hasOwn(schema.properties, question) ? schema.properties[question] : undefined;
    return asked?.type === 'integer' || asked?.type === 'number' ? [asked.minimum] : [];
  });
  const least = pack.authority.parameters[String(value)]?.value;
  return typeof least === 'number' && counts.length > 0 && counts.every((one) => one !== undefined && one >= least)
    ? String(value)
    : undefined;
};
