/** Of what a rule asks all together, the few parts that cannot be so at once: the shortest true answer to "why never?". */
import type { Pack } from '../pack.js';
import { type Condition, isGroup, isNamed, type Rule } from '../rule.js';
import type { Formula } from './formula.js';
import type { Topic } from './topic.js';

const MOST_PARTS = 30;

/**
 * @param given what is certain besides the rule
 * @param say a part as it is read
 * @returns the clashing parts in words; empty when there are too many to try
 */
export const whatClashes = (
  pack: Pack,
  topic: Topic,
  rule: Rule | string,
  given: readonly Formula[],
  say: (part: Rule) => string = asInTheFiles,
): string[] => {
  let parts = askedTogether(pack, rule, 0);
  if (parts.length > MOST_PARTS) return [];
  for (const part of [...parts]) {
    const fewer = parts.filter((other) => other !== part);
    if (topic.ask(...given, ...fewer.map((one) => topic.isTrue(one))).kind === 'impossible') parts = fewer;
  }
  return parts.map(say);
};

const askedTogether = (pack: Pack, rule: Rule | string, depth: number): Rule[] => {
  if (typeof rule === 'string' || isNamed(rule)) {
    const name = typeof rule === 'string' ? rule : rule.rule;
    const named = Object.hasOwn(pack.rules, name) ? pack.rules[name] : undefined;
    return named === undefined || depth > 40 ? [{ rule: name }] : askedTogether(pack, named.rule, depth + 1);
  }
  if (!isGroup(rule) || rule.not === true || (rule.combinator === 'or' && rule.rules.length !== 1)) return [rule];
  return rule.rules.flatMap((part) => askedTogether(pack, part, depth + 1));
};

const asInTheFiles = (rule: Rule): string => {
  if (isNamed(rule)) return `the rule \`${rule.rule}\``;
  if (isGroup(rule)) return 'one of several conditions';
  return `\`${rule.field} ${comparison(rule)}\``;
};

const comparison = ({ operator, value }: Condition): string => {
  if (value === undefined) return operator;
  const shown =
    typeof value === 'object' ? `[${value.slice(0, 6).join(', ')}${value.length > 6 ? ', ...' : ''}]` : value;
  return `${operator} ${String(shown)}`;
};
