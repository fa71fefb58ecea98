/** Says a rule in English, and what it lacks: "the child's age must be under 12; it is 13". */
import { type Condition, isGroup, isNamed, type Operator, type Rule } from '@homeward/definition';
import { comparand, evaluateRule, namedRule, negate, type Truth } from './evaluate-rule.js';
import { readField } from './read-field.js';
import { fieldInWords, fieldValueInWords, type Words } from './words.js';
import type { World } from './world.js';

export interface Explained {
  readonly truth: Truth;
  /** "the legal status must be Placement order; it is Interim care order". */
  readonly sentence: string;
  /** The field that is asked about. */
  readonly field: string;
}

/** An answer still to be given stands in nobody's way, so among alternatives it weighs little beside a fact. */
const weight = (parts: readonly Lack[]): number =>
  parts.reduce((sum, part) => sum + (part.field.startsWith('answer.') ? 1 : 100), 0);

const IS: Record<Operator, string> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is under',
  '<=': 'is at most',
  '>': 'is over',
  '>=': 'is at least',
  in: 'is',
  notIn: 'is not',
  contains: 'includes',
  doesNotContain: 'does not include',
  null: 'is not recorded',
  notNull: 'is recorded',
};
/** The same as something still to come about. */
const MUST: Record<Operator, string> = {
  '=': 'must be',
  '!=': 'must not be',
  '<': 'must be under',
  '<=': 'must be at most',
  '>': 'must be over',
  '>=': 'must be at least',
  in: 'must be',
  notIn: 'must not be',
  contains: 'must include',
  doesNotContain: 'must not include',
  null: 'must not be recorded yet',
  notNull: 'must be recorded first',
};
const IS_NOT: Record<Operator, Operator> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  null: 'notNull',
  notNull: 'null',
};

const BEFORE: Partial<Record<Operator, string>> = {
  '<': 'is before',
  '<=': 'is on or before',
  '>': 'is after',
  '>=': 'is on or after',
};

/** The condition as a sentence, without what is true now. */
const conditionInWords = (
  condition: Condition,
  operator: Operator,
  world: World,
  words: Words,
  verbs: Readonly<Record<Operator, string>> = IS,
): string => {
  const subject = fieldInWords(condition.field, words);
  if (operator === 'null' || operator === 'notNull') return `${subject} ${verbs[operator]}`;
  const value =
    condition.valueSource === 'field' && typeof condition.value === 'string'
      ? fieldInWords(condition.value, words)
      : comparandInWords(condition, world, words);
  const dated = typeof comparand(condition, world) === 'string';
  const before = dated ? BEFORE[operator] : undefined;
  return `${subject} ${before === undefined ? verbs[operator] : verbs === MUST ? before.replace('is', 'must be') : before} ${value}`;
};

/** Several values are alternatives: "Interim care order or Placement order". */
const comparandInWords = (condition: Condition, world: World, words: Words): string => {
  const value = comparand(condition, world);
  if (typeof value !== 'object') return fieldValueInWords(condition.field, value, words);
  return value.map((item) => fieldValueInWords(condition.field, item, words)).join(' or ');
};

const nowInWords = (condition: Condition, world: World, words: Words): string => {
  const value = readField(condition.field, world);
  return value === undefined ? 'it is not recorded' : `it is ${fieldValueInWords(condition.field, value, words)}`;
};

/** A condition that is not met, before it is put into words. */
export interface Lack {
  readonly truth: Truth;
  /** The field that is asked about. */
  readonly field: string;
  readonly condition: Condition;
  readonly negated: boolean;
}

/** With its value: for a rule that is not met. */
export const lackInWords = ({ truth, field, condition, negated }: Lack, world: World, words: Words): Explained => {
  const operator = negated ? IS_NOT[condition.operator] : condition.operator;
  const asked = operator === 'null' || operator === 'notNull';
  const sentence =
    conditionInWords(condition, operator, world, words, MUST) +
    (asked ? '' : `; ${nowInWords(condition, world, words)}`);
  return { truth, sentence, field };
};

/**
 * The smallest set of conditions that would make a rule true. Empty when the rule holds.
 * Of alternatives (`or`) the one that lacks least is given; named rules are opened.
 */
export const lacks = (rule: Rule | string, world: World, negated = false): readonly Lack[] => {
  if (typeof rule === 'string') return lacks(namedRule(rule, world), world, negated);
  if (isNamed(rule)) return lacks(namedRule(rule.rule, world), world, negated);
  if (!isGroup(rule)) {
    const now = evaluateRule(rule, world);
    const truth = negated ? negate(now) : now;
    return truth === true ? [] : [{ truth, field: rule.field, condition: rule, negated }];
  }
  const flip = negated !== (rule.not === true);
  const all = (rule.combinator === 'and') !== flip;
  const parts = rule.rules.map((part) => lacks(part, world, flip));
  if (all) return parts.flat();
  if (parts.length === 0) return [];
  return parts.reduce((least, part) => (weight(part) < weight(least) ? part : least));
};

/** Whether nothing is missing but answers that are still to be given. */
export const lacksOnlyAnswers = (rule: Rule | string, world: World): boolean =>
  lacks(rule, world).every(({ field }) => field.startsWith('answer.'));

/** What a rule lacks, each condition with what is true now. */
export const lacking = (rule: Rule | string, world: World, words: Words): Explained[] =>
  lacks(rule, world).map((lack) => lackInWords(lack, world, words));

/** The whole rule as a sentence, for an editor, a gate or a help page: no values of any case. */
export const ruleInWords = (rule: Rule | string, world: World, words: Words, negated = false): string => {
  if (typeof rule === 'string') return ruleInWords(namedRule(rule, world), world, words, negated);
  if (isNamed(rule)) return ruleInWords(namedRule(rule.rule, world), world, words, negated);
  if (!isGroup(rule)) return conditionInWords(rule, negated ? IS_NOT[rule.operator] : rule.operator, world, words);
  const flip = negated !== (rule.not === true);
  const joint = (rule.combinator === 'and') !== flip ? ' and ' : ' or ';
  const parts = rule.rules.map((part) => {
    const text = ruleInWords(part, world, words, flip);
    return isGroup(part) && part.rules.length > 1 ? `(${text})` : text;
  });
  if (parts.length === 0) return joint === ' and ' ? 'always' : 'never';
  return parts.join(joint);
};
