/** Evaluates a rule to true, false or unknown (Kleene): what is not known is never taken as true. */
import { type Condition, isGroup, isNamed, type Rule, type RuleGroup } from '@homeward/definition';
import { remembered } from '../remembered.js';
import { type FieldValue, type Reader, readerFor } from './read-field.js';
import type { World } from './world.js';

export type Truth = true | false | 'unknown';

/** Named rules may name others; a pack whose names go in a circle is refused by the checks, this bound is the last defence. */
const DEEPEST = 40;

/** A rule by name or in place, against a world. Throws Error when a rule or parameter does not exist (an unchecked pack). */
export const evaluateRule = (rule: Rule | string, world: World): Truth =>
  typeof rule === 'string' ? judgeOf(namedRule(rule, world))(world, 1) : judgeOf(rule)(world, 0);

/** @param depth how many rules and groups lie around this one */
type Judge = (world: World, depth: number) => Truth;

/** A rule taken apart once, with all that it holds: what remains for each world is to look and compare. */
const judgeOf = remembered((rule: Rule): Judge => {
  if (isNamed(rule)) return judgeOfName(rule.rule);
  return isGroup(rule) ? judgeOfGroup(rule) : conditionJudge(rule);
});

/** A name stands for what the pack says, so it is looked up again where the pack is another. */
const judgeOfName = (name: string): Judge => {
  let rules: World['vocabulary']['rules'] | undefined;
  let judge: Judge | undefined;
  return (world, depth) => {
    refuseCircle(depth);
    if (judge === undefined || rules !== world.vocabulary.rules) {
      judge = judgeOf(namedRule(name, world));
      rules = world.vocabulary.rules;
    }
    return judge(world, depth + 1);
  };
};

const judgeOfGroup = (group: RuleGroup): Judge => {
  const parts = group.rules.map(judgeOf);
  const decisive = group.combinator === 'or';
  const negated = group.not === true;
  return (world, depth) => {
    let result: Truth = !decisive;
    for (const part of parts) {
      refuseCircle(depth + 1);
      const truth = part(world, depth + 1);
      if (truth === decisive) {
        result = decisive;
        break;
      }
      if (truth === 'unknown') result = 'unknown';
    }
    return negated ? negate(result) : result;
  };
};

const refuseCircle = (depth: number): void => {
  if (depth > DEEPEST)
    throw new Error('Rules refer to each other in a circle; the pack was not checked before it was run.');
};

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
export const comparand = (condition: Condition, world: World): FieldValue => comparandReader(condition)(world);

const parameterIn = (world: World, name: string): FieldValue => {
  const parameter = world.vocabulary.parameters[name];
  if (parameter === undefined)
    throw new Error(`There is no parameter ${name}; the pack was not checked before it was run.`);
  return parameter.value;
};

const asTexts = remembered((values: readonly unknown[]): readonly string[] => values.map(String));

/** The right-hand side made ready: the same for every world but for fields and parameters. */
const comparandReader = ({ value, valueSource }: Condition): Reader => {
  if (valueSource === 'field' && typeof value === 'string') return readerFor(value);
  if (valueSource === 'parameter' && typeof value === 'string') return (world) => parameterIn(world, value);
  const constant = Array.isArray(value) ? asTexts(value) : value;
  return () => constant;
};

const conditionJudge = (condition: Condition): ((world: World) => Truth) => {
  const left = readerFor(condition.field);
  if (condition.operator === 'null') return (world) => left(world) === undefined;
  if (condition.operator === 'notNull') return (world) => left(world) !== undefined;
  const right = comparandReader(condition);
  const agree = AGREE[condition.operator];
  return (world) => {
    const is = left(world);
    const wanted = right(world);
    return is === undefined || wanted === undefined ? 'unknown' : agree(is, wanted);
  };
};

type Known = Exclude<FieldValue, undefined>;

const list = (value: Known): readonly string[] => (typeof value === 'object' ? value : [String(value)]);

/** Whether the two have anything in common; one value is a list of one. */
const share = (left: Known, right: Known): boolean => {
  const [some, others] = [list(left), list(right)];
  return others.some((item) => some.includes(item));
};

const same = (left: Known, right: Known): boolean => {
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

const ordered =
  (operator: '<' | '<=' | '>' | '>=') =>
  (left: Known, right: Known): Truth =>
    compare(operator, left, right);

/** Operator -> what it says of two values that are known. */
const AGREE: Readonly<
  Record<Exclude<Condition['operator'], 'null' | 'notNull'>, (left: Known, right: Known) => Truth>
> = {
  '=': same,
  '!=': (left, right) => !same(left, right),
  in: share,
  notIn: (left, right) => !share(left, right),
  contains: (left, right) => {
    const held = list(left);
    return list(right).every((item) => held.includes(item));
  },
  doesNotContain: (left, right) => !share(left, right),
  '<': ordered('<'),
  '<=': ordered('<='),
  '>': ordered('>'),
  '>=': ordered('>='),
};
