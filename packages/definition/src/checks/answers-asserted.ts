/** The answers that a guard asks for: what is known when it has let the event pass. */
import type { Pack } from '../pack.js';
import { isGroup, isNamed, type Rule } from '../rule.js';
import type { Known } from './truth-given.js';

export const answersAsserted = (pack: Pack, rule: Rule | string | undefined, above: readonly string[] = []): Known => {
  if (rule === undefined) return new Map();
  if (typeof rule === 'string' || isNamed(rule)) {
    const name = typeof rule === 'string' ? rule : rule.rule;
    const named = Object.hasOwn(pack.rules, name) && !above.includes(name) ? pack.rules[name] : undefined;
    return answersAsserted(pack, named?.rule, [...above, name]);
  }
  if (isGroup(rule))
    return rule.combinator === 'and' && rule.not !== true
      ? new Map(rule.rules.flatMap((part) => [...answersAsserted(pack, part, above)]))
      : new Map();
  const { field, operator, value, valueSource } = rule;
  if (!field.startsWith('answer.') || (valueSource ?? 'value') !== 'value' || value === undefined) return new Map();
  if (operator === 'contains' && !Array.isArray(value)) return new Map([[`${field} contains`, [value]]]);
  if (operator === '=' && !Array.isArray(value)) return new Map([[field, [value]]]);
  return operator === 'in' && Array.isArray(value) ? new Map([[field, value]]) : new Map();
};
