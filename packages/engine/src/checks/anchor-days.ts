/** The days that limits are counted from: which are known only once they have come, and how far ahead the others are planned. */
import type { Component, Condition, Pack, Process, Rule } from '@homeward/definition';
import { isGroup, isNamed } from '@homeward/definition';

export type Leaf = Exclude<Component['anchor'], { readonly earliestOf: unknown } | { readonly latestOf: unknown }>;
/** The facts and states at the ends of an anchor. */
export const anchorsOf = (anchor: Component['anchor']): Leaf[] => {
  if ('fact' in anchor || 'entered' in anchor || 'nextOf' in anchor) return [anchor];
  return ('earliestOf' in anchor ? anchor.earliestOf : anchor.latestOf).flatMap(anchorsOf);
};

/** The day is that on which it is recorded, or lies before it. */
export const isPast = (process: Process, leaf: Leaf): boolean => {
  if ('entered' in leaf) return true;
  // The next day of a schedule lies ahead.
  if ('nextOf' in leaf) return false;
  const effects = Object.values(process.events).flatMap(({ facts }) => facts.filter(({ fact }) => fact === leaf.fact));
  return effects.length > 0 && effects.every(({ value }) => 'day' in value);
};

/**
 * How many days ahead a fact must be planned at least, as a gate of an event that records it from an answer says: `daysUntil.panelDate >= 14`.
 * @returns undefined where no gate says anything, or some event records it without
 */
export const smallestGap = (pack: Pack, process: Process, fact: string): number | undefined => {
  const planning = Object.values(process.events).filter(({ facts }) =>
    facts.some((effect) => effect.fact === fact && 'answer' in effect.value),
  );
  const gaps = planning.map(({ gates }) => {
    const stated = gates
      .filter(({ kind }) => kind !== 'soft')
      .flatMap(({ requires }) => askedTogether(pack, requires, 0))
      .flatMap((condition) => gapOf(pack, condition, fact) ?? []);
    return stated.length === 0 ? undefined : Math.max(...stated);
  });
  return gaps.length > 0 && gaps.every((gap) => gap !== undefined) ? Math.min(...gaps) : undefined;
};

const gapOf = (pack: Pack, { field, operator, value, valueSource }: Condition, fact: string): number | undefined => {
  if (field !== `daysUntil.${fact}`) return undefined;
  const days = valueSource === 'parameter' ? pack.authority.parameters[String(value)]?.value : value;
  if (typeof days !== 'number') return undefined;
  return operator === '>=' || operator === '=' ? days : operator === '>' ? days + 1 : undefined;
};

/** The comparisons that must all hold for the rule to hold. */
const askedTogether = (pack: Pack, rule: Rule | string, depth: number): Condition[] => {
  if (typeof rule === 'string' || isNamed(rule)) {
    const named = pack.rules[typeof rule === 'string' ? rule : rule.rule];
    return named === undefined || depth > 40 ? [] : askedTogether(pack, named.rule, depth + 1);
  }
  if (!isGroup(rule)) return [rule];
  if (rule.not === true || (rule.combinator === 'or' && rule.rules.length !== 1)) return [];
  return rule.rules.flatMap((part) => askedTogether(pack, part, depth + 1));
};
