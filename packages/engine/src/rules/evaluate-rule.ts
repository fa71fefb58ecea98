/** Evaluates a rule to true, false or unknown (Kleene): what is not known is never taken as true. */
import { type Condition, isGroup, isNamed, type Rule } from '@homeward/definition';
import { remembered } from '../remembered.js';
import { type FieldValue, readField } from './read-field.js';
import type { World } from './world.js';

export type Truth = true | false | 'unknown';

/** Named rules may name others; a pack whose names go in a circle is refused by the checks, this bound is the last defence. */
const DEEPEST = 40;

/** A rule by name or in place, against a world. Throws Error when a rule or parameter does not exist (an unchecked pack). */
export const evaluateRule = (rule: Rule | string, world: World, depth = 0): Truth => {
  if (depth > DEEPEST)
    throw new Error('Rules refer to each other in a circle; the pack was not checked before it was run.');
  return typeof rule === 'string' ? judgeOf(namedRule(rule, world))(world, depth + 1) : judgeOf(rule)(world, depth);
};

type Judge = (world: World, depth: number) => Truth;

/** A rule taken apart once: what remains for each world is to look and compare. */
const judgeOf = remembered((rule: Rule): Judge => {
  if (isNamed(rule)) return (world, depth) => evaluateRule(rule.rule, world, depth);
  if (!isGroup(rule)) return (world) => evaluateCondition(rule, world);
  const decisive = rule.combinator === 'or';
  const negated = rule.not === true;
  return (world, depth) => {
    let result: Truth = !decisive;
    for (const part of rule.rules) {
      const truth = evaluateRule(part, world, depth + 1);
      if (truth === decisive) {
        result = decisive;
        break;
      }
      if (truth === 'unknown') result = 'unknown';
    }
    return negated ? negate(result) : result;
  };
});

/** True only when the rule is known to be true. */
export const holds = (rule: Rule | string | undefined, world: World): boolean =>
  rule === undefined || evaluateRule(rule, world) === true;

export const negate = (truth: Truth): Truth => (truth === 'unknown' ? 'unknown' : !truth);

export const namedRule = (name: string, world: Pick<World, 'vocabulary'>): Rule => {
  const found = Object.hasOwn(world.vocabulary.rules, name) ? world.vocabulary.rules[name] : undefined;
  if (found === undefined) throw new Error(`There is no rule ${name}; the pack was not checked before it was run.`);
  return found.rule;
};

/** What the right-hand side of a condition is worth. */
export const comparand = (condition: Condition, world: World): FieldValue => {
  const { value, valueSource } = condition;
  if (valueSource === 'field' && typeof value === 'string') return readField(value, world);
  if (valueSource === 'parameter' && typeof value === 'string') {
    const parameter = world.vocabulary.parameters[value];
    if (parameter === undefined)
      throw new Error(`There is no parameter ${value}; the pack was not checked before it was run.`);
    return parameter.value;
  }
  return Array.isArray(value) ? asTexts(value) : value;
};

const asTexts = remembered((values: readonly unknown[]): readonly string[] => values.map(String));

const evaluateCondition = (condition: Condition, world: World): Truth => {
  const left = readField(condition.field, world);
  if (condition.operator === 'null') return left === undefined;
  if (condition.operator === 'notNull') return left !== undefined;
  const right = comparand(condition, world);
  if (left === undefined || right === undefined) return 'unknown';
  switch (condition.operator) {
    case '=':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case 'in':
      return share(left, right);
    case 'notIn':
      return !share(left, right);
    case 'contains': {
      const held = list(left);
      return list(right).every((item) => held.includes(item));
    }
    case 'doesNotContain':
      return !share(left, right);
    default:
      return compare(condition.operator, left, right);
  }
};

const list = (value: Exclude<FieldValue, undefined>): readonly string[] =>
  typeof value === 'object' ? value : [String(value)];

/** Whether the two have anything in common; one value is a list of one. */
const share = (left: Exclude<FieldValue, undefined>, right: Exclude<FieldValue, undefined>): boolean => {
  const [some, others] = [list(left), list(right)];
  return others.some((item) => some.includes(item));
};
const same = (left: Exclude<FieldValue, undefined>, right: Exclude<FieldValue, undefined>): boolean => {
  if (typeof left === 'object' || typeof right === 'object') {
    const [a, b] = [list(left), list(right)];
    return a.length === b.length && a.every((item) => b.includes(item));
  }
  return left === right;
};

/** Orders numbers and ISO dates. Two kinds that cannot be ordered are unknown: the checks find them before anybody meets them. */
const compare = (operator: '<' | '<=' | '>' | '>=', left: FieldValue, right: FieldValue): Truth => {
  const bothNumbers = typeof left === 'number' && typeof right === 'number';
  const bothText = typeof left === 'string' && typeof right === 'string';
  if (!bothNumbers && !bothText) return 'unknown';
  const order = left === right ? 0 : left < right ? -1 : 1;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
};
