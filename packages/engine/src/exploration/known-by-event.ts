/** What must be answered with an event for a condition to hold once what it makes known is known. */
import type { EventDefinition, FactEffect, FactValue, Pack } from '@homeward/definition';
import { evaluateRule } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import { anyOf, type Wanted, type Way, wayTo } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';

/** The way with every condition on a fact that the event itself makes known put to what it makes it known from: gates and guards see that already. */
export const onceKnown = (pack: Pack, definition: EventDefinition | undefined, way: Way): Way =>
  definition === undefined || definition.facts.length === 0
    ? way
    : way.map((one) =>
        'anyOf' in one
          ? { anyOf: one.anyOf.map((inner) => onceKnown(pack, definition, inner)) }
          : either(knownFrom(pack, definition, one), one),
      );

/** One of several ways, or the condition as it stands where there is none. */
export const either = (ways: readonly Way[], otherwise: Wanted): Way[number] =>
  ways.length === 0 ? otherwise : { anyOf: ways };

const FACT_FIELD = /^(fact|daysSince|weeksSince|monthsSince|daysUntil)\.(.+)$/;

/** Each way in which the event brings it about, then that it says nothing of the fact; none where it never does. */
export const knownFrom = (pack: Pack, definition: EventDefinition | undefined, wanted: Wanted): Way[] => {
  const { field, valueSource } = wanted.condition;
  const [, prefix = '', fact = ''] = FACT_FIELD.exec(field) ?? [];
  const effects = definition?.facts.filter((effect) => effect.fact === fact && effect.from === undefined) ?? [];
  // Two days that are compared are settled together, not one by one.
  if (effects.length === 0 || valueSource === 'field') return [];
  const ways: Way[] = [];
  /** Of several the last one counts. */
  let later: Way = [];
  for (const effect of effects.toReversed()) {
    const made = madeKnown(pack, effect, prefix, wanted);
    if (made === undefined) return [];
    const when = wayTo(pack, effect.when, true);
    if (made !== 'never') ways.push([...when, ...made, ...later]);
    later = [...later, ...notMade(pack, effect)];
  }
  return [...ways, [...later, wanted]];
};

/** What the condition comes to once the effect has made its fact known; undefined where that cannot be said. */
const madeKnown = (
  pack: Pack,
  { fact, value }: FactEffect,
  prefix: string,
  wanted: Wanted,
): Way | 'never' | undefined => {
  const { condition, truth } = wanted;
  const isSo = (known: FactValue): Way | 'never' =>
    (evaluateRule(condition, knowing(pack, { [fact]: known })) === true) === truth ? [] : 'never';
  if ('constant' in value) return isSo(value.constant);
  if ('day' in value) return isSo(FIRST_DAY);
  if (prefix !== 'fact') return undefined;
  const from = (field: string): Way => [
    { condition: { ...condition, field }, truth },
    { condition: { field, operator: 'notNull' }, truth: true },
  ];
  return from('answer' in value ? `answer.${value.answer}` : `fact.${value.fact}`);
};

/** A world in which nothing but these facts is known, since the first day. */
export const knowing = ({ facts, rules, authority }: Pack, known: Readonly<Record<string, FactValue>>): World => ({
  vocabulary: { facts, rules, parameters: authority.parameters },
  day: FIRST_DAY,
  facts: Object.fromEntries(
    Object.entries(known).map(([fact, value]) => [fact, [{ value, from: FIRST_DAY, revision: 0 }]]),
  ),
  answers: {},
  state: {},
  documents: {},
  deadlines: {},
  roles: [],
});

const notMade = (pack: Pack, { value, when }: FactEffect): Way => {
  const unanswered: Way[] =
    'answer' in value ? [[{ condition: { field: `answer.${value.answer}`, operator: 'null' }, truth: true }]] : [];
  const ways = [...(when === undefined ? [] : [wayTo(pack, when, false)]), ...unanswered];
  return anyOf(ways);
};
