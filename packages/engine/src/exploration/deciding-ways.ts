/** The ways in which a rule can be decided by one of its conditions alone: what must be true and what must not. */
import { type Condition, isGroup, isNamed, type Pack, type Rule, type Scalar } from '@homeward/definition';

/** A condition that is wanted to hold, or not to. */
export interface Wanted {
  readonly condition: Condition;
  readonly truth: boolean;
}
/** One of several ways, whichever goes with the rest. */
export interface Choice {
  readonly anyOf: readonly Way[];
}
export type Way = readonly (Wanted | Choice)[];

/** For each condition of the rule two ways: with it, and without it, all else being such that it decides. */
export const decidingWays = (pack: Pack, rule: Rule | string, depth = 0): Way[] => {
  const opened = openRule(pack, rule);
  if (opened === undefined || depth > DEEPEST) return [];
  if (!isGroup(opened)) return conditionWays(pack, opened);
  const all = opened.combinator === 'and';
  return opened.rules.flatMap((part, index) => {
    const others = opened.rules.filter((_, at) => at !== index).flatMap((other) => wayTo(pack, other, all));
    return decidingWays(pack, part, depth + 1).map((way) => [...way, ...others]);
  });
};

/** What makes a rule come out true, or not; where there are several ways, any of them. */
export const wayTo = (pack: Pack, rule: Rule | string | undefined, truth: boolean): Way => {
  const ways = waysTo(pack, rule, truth);
  return ways.length === 1 ? (ways[0] ?? []) : [{ anyOf: ways }];
};

const MOST_WAYS = 8;

/** Every way to make a rule come out true, or not, up to a number: one of its alternatives may be impossible where another is not. */
export const waysTo = (pack: Pack, rule: Rule | string | undefined, truth: boolean, depth = 0): Way[] => {
  const opened = rule === undefined ? undefined : openRule(pack, rule);
  if (opened === undefined || depth > DEEPEST) return [[]];
  if (!isGroup(opened)) return [[{ condition: opened, truth }]];
  const inside = truth !== (opened.not === true);
  const together = (opened.combinator === 'and') === inside;
  const parts = opened.rules.map((part) => waysTo(pack, part, inside, depth + 1));
  if (!together) return parts.flat().slice(0, MOST_WAYS);
  return parts.reduce<Way[]>(
    (all, part) => all.flatMap((before) => part.map((more) => [...before, ...more])).slice(0, MOST_WAYS),
    [[]],
  );
};

const DEEPEST = 20;

const openRule = (pack: Pack, rule: Rule | string): Exclude<Rule, { rule: string }> | undefined => {
  let here: Rule | string | undefined = rule;
  for (let depth = 0; depth < DEEPEST && here !== undefined; depth += 1) {
    const name: string | undefined = typeof here === 'string' ? here : isNamed(here) ? here.rule : undefined;
    if (name === undefined) return typeof here === 'string' || isNamed(here) ? undefined : here;
    here = Object.hasOwn(pack.rules, name) ? pack.rules[name]?.rule : undefined;
  }
  return undefined;
};

/** It holds, it does not; each of several values; a number met exactly, and missed by one to either side. */
const conditionWays = (pack: Pack, condition: Condition): Way[] => {
  const { field, operator, value, valueSource } = condition;
  const is = (one: Scalar): Way => [{ condition: { field, operator: '=', value: one }, truth: true }];
  const plain: Way[] = [[{ condition, truth: true }], [{ condition, truth: false }]];
  const right = valueSource === 'parameter' ? pack.authority.parameters[String(value)]?.value : value;
  if (valueSource === 'field') return plain;
  if (Array.isArray(right) && operator !== 'contains') return [...plain, ...right.map(is)];
  return typeof right === 'number' ? [is(right), is(right - 1), is(right + 1), ...plain] : plain;
};

const MOST_TRIES = 600;

/**
 * Makes every choice of a way, so that all goes together.
 * @param isPossible asked of what has been chosen so far, with what has just been added
 * @returns undefined when nothing was found in a bounded number of tries
 */
export const chosen = (
  way: Way,
  isPossible: (all: readonly Wanted[], added: readonly Wanted[]) => boolean,
): readonly Wanted[] | undefined => {
  let tries = 0;
  const from = (so: readonly Wanted[], rest: Way): readonly Wanted[] | undefined => {
    const [next, ...later] = rest;
    if (next === undefined) return so;
    for (const more of 'anyOf' in next ? next.anyOf : [[next]]) {
      tries += 1;
      if (tries > MOST_TRIES) return undefined;
      const plain = more.filter((one): one is Wanted => !('anyOf' in one));
      const all = [...so, ...plain];
      if (!isPossible(all, plain)) continue;
      const found = from(all, [...more.filter((one) => 'anyOf' in one), ...later]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  // What leaves no choice comes first.
  return from([], [...way.filter((one) => !('anyOf' in one)), ...way.filter((one) => 'anyOf' in one)]);
};

/** The answers `key` that a way wants, whichever of its choices is made: of alternatives each. */
export const plainWays = (way: Way): (readonly Wanted[])[] =>
  way.reduce<Wanted[][]>(
    (all, one) => {
      const ways: readonly (readonly Wanted[])[] = 'anyOf' in one ? one.anyOf.flatMap(plainWays) : [[one]];
      return all.flatMap((before) => ways.map((more) => [...before, ...more])).slice(0, MOST_WAYS);
    },
    [[]],
  );
