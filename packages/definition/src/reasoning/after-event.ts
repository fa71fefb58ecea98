/** A rule as it is asked once an event has recorded its facts, said in terms of the event's answers. */
import type { EventDefinition } from '../event.js';
import type { Pack } from '../pack.js';
import { type Condition, isGroup, isNamed, type Rule, type Scalar } from '../rule.js';

const TRUE: Rule = { combinator: 'and', rules: [] };
const FALSE: Rule = { combinator: 'or', rules: [] };
const DEEPEST = 40;

export interface AfterEvent {
  readonly rule: Rule;
  /** Whether the event records any fact that the rule asks about. */
  readonly touched: boolean;
}

/** Undefined when it cannot be told from the answers alone: a fact is recorded only sometimes, or something is counted from it. */
export const afterEvent = (
  pack: Pack,
  event: EventDefinition,
  rule: Rule | string,
  depth = 0,
): AfterEvent | undefined => {
  if (typeof rule === 'string' || isNamed(rule)) {
    const name = typeof rule === 'string' ? rule : rule.rule;
    const named = Object.hasOwn(pack.rules, name) && depth < DEEPEST ? pack.rules[name] : undefined;
    return named && afterEvent(pack, event, named.rule, depth + 1);
  }
  if (!isGroup(rule)) return conditionAfter(event, rule);
  const parts = rule.rules.map((part) => afterEvent(pack, event, part, depth + 1));
  return parts.every((part) => part !== undefined)
    ? { rule: { ...rule, rules: parts.map((part) => part.rule) }, touched: parts.some(({ touched }) => touched) }
    : undefined;
};

const conditionAfter = (event: EventDefinition, condition: Condition): AfterEvent | undefined => {
  const recorded = (field: string): boolean => {
    const name = field.slice(field.indexOf('.') + 1);
    return event.facts.some(({ fact }) => fact === name) && !/^(answer|state|document|due)\./.test(field);
  };
  if (condition.valueSource === 'field' && recorded(String(condition.value))) return undefined;
  if (!recorded(condition.field)) return { rule: condition, touched: false };
  const own = event.facts.filter(({ fact }) => condition.field === `fact.${fact}`);
  const [effect] = own;
  if (effect === undefined || own.length !== 1 || effect.when !== undefined || effect.from !== undefined)
    return undefined;
  const { value } = effect;
  if ('answer' in value) return { rule: { ...condition, field: `answer.${value.answer}` }, touched: true };
  if ('fact' in value) return { rule: { ...condition, field: `fact.${value.fact}` }, touched: true };
  const truth =
    condition.valueSource === undefined
      ? truthOf(condition, 'constant' in value ? value.constant : undefined)
      : undefined;
  return truth === undefined ? undefined : { rule: truth ? TRUE : FALSE, touched: true };
};

/** @param held undefined for a day: of it only that it is known is certain */
const truthOf = ({ operator, value }: Condition, held: Scalar | readonly Scalar[] | undefined): boolean | undefined => {
  if (operator === 'null' || operator === 'notNull') return operator === 'notNull';
  if (held === undefined || typeof held === 'object') return undefined;
  const isOne = Array.isArray(value) ? value.includes(held) : value === held;
  if (operator === '=' || operator === 'in') return isOne;
  return operator === '!=' || operator === 'notIn' ? !isOne : undefined;
};
