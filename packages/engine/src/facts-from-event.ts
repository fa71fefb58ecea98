/** Turns an event's answers into dated facts. */
import type { EventDefinition, FactDefinition, FactValue, ValueFrom } from '@homeward/definition';
import { isPlainDate } from './calendar/plain-date.js';
import type { CaseRecord, Dated } from './case-record.js';
import type { FactChange } from './decision.js';
import { holds } from './rules/evaluate-rule.js';
import { answerAt, factOn, type World } from './rules/world.js';

/** Effects whose answer was not given, or not as the fact's type, make nothing known: no fact is invented. */
export const factsFromEvent = (definition: EventDefinition, world: World): FactChange[] => {
  const changes: FactChange[] = [];
  for (const effect of definition.facts) {
    if (!holds(effect.when, world)) continue;
    const value = fitting(world.vocabulary.facts[effect.fact], readValue(effect.value, world));
    const from = effect.from === undefined ? world.day : answerAt(world.answers, effect.from.answer);
    if (value !== undefined && isPlainDate(from)) changes.push({ fact: effect.fact, value, from, corrects: false });
  }
  return changes;
};

/** What a value's origin gives in this world; undefined when it is not known. */
export const readValue = (value: ValueFrom, world: World): unknown => {
  if ('answer' in value) return answerAt(world.answers, value.answer);
  if ('constant' in value) return value.constant;
  if ('day' in value) return world.day;
  return factOn(world, value.fact, world.day);
};

/** The value as its fact's type, or undefined where it is none. */
export const fitting = (definition: FactDefinition | undefined, value: unknown): FactValue | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  switch (definition?.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'date':
      return isPlainDate(value) ? value : undefined;
    case 'text':
    case 'code':
      return typeof value === 'string' ? value : undefined;
    case 'codes':
      return Array.isArray(value)
        ? value.filter((item): item is string => typeof item === 'string')
        : typeof value === 'string'
          ? [value]
          : undefined;
    default:
      return undefined;
  }
};

/** The facts of a case after changes, each kept with the entry that recorded it. A correction replaces the history it corrects. */
export const withFacts = (
  facts: CaseRecord['facts'],
  changes: readonly FactChange[],
  revision: number,
): CaseRecord['facts'] => {
  if (changes.length === 0) return facts;
  const next: Record<string, readonly Dated[]> = { ...facts };
  const corrected = new Set<string>();
  for (const { fact, value, from, corrects } of changes) {
    const earlier = corrects && !corrected.has(fact) ? [] : (next[fact] ?? []);
    corrected.add(fact);
    next[fact] = inserted(earlier, { value, from, revision });
  }
  return next;
};

/** Kept in order of day, then of revision. Most of what is recorded is the latest there is, so the place is looked for from the end. */
const inserted = (earlier: readonly Dated[], one: Dated): readonly Dated[] => {
  let at = earlier.length;
  for (; at > 0; at -= 1) {
    const before = earlier[at - 1];
    if (before === undefined || isBefore(before, one)) break;
  }
  return earlier.toSpliced(at, 0, one);
};

const isBefore = (a: Dated, b: Dated): boolean => a.from < b.from || (a.from === b.from && a.revision <= b.revision);
