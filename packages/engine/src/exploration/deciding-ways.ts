/** The ways in which a rule can be decided by one of its conditions alone: what must be true and what must not. */
import { type Condition, isGroup, isNamed, type Pack, type Rule } from '@homeward/definition';

/** A condition that is wanted to hold, or not to. */
export interface Wanted {
  readonly condition: Condition;
  readonly truth: boolean;
}
export type Way = readonly Wanted[];

/** For each condition of the rule two ways: with it, and without it, all else being such that it decides. */
export const decidingWays = (pack: Pack, rule: Rule | string, depth = 0): Way[] => {
  const opened = openRule(pack, rule);
  if (opened === undefined || depth > DEEPEST) return [];
  if (!isGroup(opened)) return [[{ condition: opened, truth: true }], [{ condition: opened, truth: false }]];
  const all = opened.combinator === 'and';
  return opened.rules.flatMap((part, index) => {
    const others = opened.rules.filter((_, at) => at !== index).flatMap((other) => wayTo(pack, other, all));
    return decidingWays(pack, part, depth + 1).map((way) => [...way, ...others]);
  });
};

/** One way to make a rule come out true, or not. */
export const wayTo = (pack: Pack, rule: Rule | string | undefined, truth: boolean, depth = 0): Way => {
  const opened = rule === undefined ? undefined : openRule(pack, rule);
  if (opened === undefined || depth > DEEPEST) return [];
  if (!isGroup(opened)) return [{ condition: opened, truth }];
  const inside = truth !== (opened.not === true);
  const together = (opened.combinator === 'and') === inside;
  const parts = opened.rules.map((part) => wayTo(pack, part, inside, depth + 1));
  return together ? parts.flat() : (parts[0] ?? []);
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
