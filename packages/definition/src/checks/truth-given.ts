/** What a rule comes to when only some fields are known: for checks that ask whether something could ever happen. */
import type { Pack } from '../pack.js';
import { type Condition, isGroup, isNamed, type Operator, type Rule, type Scalar } from '../rule.js';

/** A field -> the values that it can have; `answer.orders contains` -> the values that a list holds among others. What is not in it is unknown. */
export type Known = ReadonlyMap<string, readonly Scalar[]>;

/** @returns undefined when what is known does not decide it; no rule at all is true */
export const truthGiven = (pack: Pack, rule: Rule | string | undefined, known: Known): boolean | undefined =>
  rule === undefined ? true : truth(pack, rule, known, []);

const truth = (pack: Pack, rule: Rule | string, known: Known, above: readonly string[]): boolean | undefined => {
  if (typeof rule === 'string') return named(pack, rule, known, above);
  if (isNamed(rule)) return named(pack, rule.rule, known, above);
  if (!isGroup(rule)) return compared(rule, known);
  const decisive = rule.combinator === 'or';
  let all: boolean | undefined = !decisive;
  for (const part of rule.rules) {
    const one = truth(pack, part, known, above);
    if (one === decisive) {
      all = decisive;
      break;
    }
    if (one === undefined) all = undefined;
  }
  return all === undefined ? undefined : all !== (rule.not === true);
};

/** The engine follows no more names than this either. */
const DEEPEST = 40;

// A rule that names itself, or leads too deep, is for rules-well-typed; here it decides nothing.
const named = (pack: Pack, name: string, known: Known, above: readonly string[]): boolean | undefined => {
  const definition =
    Object.hasOwn(pack.rules, name) && above.length < DEEPEST && !above.includes(name) ? pack.rules[name] : undefined;
  return definition === undefined ? undefined : truth(pack, definition.rule, known, [...above, name]);
};

const compared = ({ field, operator, value, valueSource }: Condition, known: Known): boolean | undefined => {
  if (operator === 'contains' && known.get(`${field} contains`)?.some((one) => one === value) === true) return true;
  const held = known.get(field);
  if (held === undefined || held.length === 0 || (valueSource ?? 'value') !== 'value') return undefined;
  const answers = new Set(held.map((one) => comparedWith(one, operator, value)));
  const [answer] = answers;
  return answers.size === 1 ? answer : undefined;
};

const comparedWith = (held: Scalar, operator: Operator, value: Condition['value']): boolean | undefined => {
  const listed = Array.isArray(value) && value.includes(held);
  switch (operator) {
    case '=':
      return held === value;
    case '!=':
      return held !== value;
    case 'in':
      return listed;
    case 'notIn':
      return !listed;
    case 'null':
      return false;
    case 'notNull':
      return true;
    default:
      return undefined;
  }
};
