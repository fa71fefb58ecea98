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

/** What makes a rule come out true, or not: where any of its parts does, a choice among them, however deep. */
export const wayTo = (pack: Pack, rule: Rule | string | undefined, truth: boolean, depth = 0): Way => {
  const opened = rule === undefined ? undefined : openRule(pack, rule);
  if (opened === undefined || depth > DEEPEST) return [];
  if (!isGroup(opened)) return [{ condition: opened, truth }];
  const inside = truth !== (opened.not === true);
  const parts = opened.rules.map((part) => wayTo(pack, part, inside, depth + 1));
  return (opened.combinator === 'and') === inside ? parts.flat() : anyOf(parts);
};

/** One of several ways; of one there is nothing to choose. */
export const anyOf = (ways: readonly Way[]): Way => {
  const [first, ...more] = ways;
  if (first !== undefined && more.length === 0) return first;
  // A choice among choices is one choice.
  return [
    {
      anyOf: ways.flatMap((way) =>
        way.length === 1 && way[0] !== undefined && 'anyOf' in way[0] ? way[0].anyOf : [way],
      ),
    },
  ];
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

/** It holds, it does not; each of several values, of a list alone; a number met exactly, and missed by one to either side; of two days before, on and after. */
const conditionWays = (pack: Pack, condition: Condition): Way[] => {
  const { field, operator, value, valueSource } = condition;
  const is = (one: Scalar): Way => [{ condition: { field, operator: '=', value: one }, truth: true }];
  const plain: Way[] = [[{ condition, truth: true }], [{ condition, truth: false }]];
  const right = valueSource === 'parameter' ? pack.authority.parameters[String(value)]?.value : value;
  if (valueSource === 'field')
    return ORDERED.has(operator)
      ? [...plain, ...EITHER_SIDE.map((other): Way => [{ condition: { ...condition, operator: other }, truth: true }])]
      : plain;
  if (Array.isArray(right) && operator !== 'contains')
    return [
      ...plain,
      ...right.map((one): Way => {
        const others = right.filter((other) => other !== one);
        return holdsSeveral(pack, field)
          ? [
              { condition: { field, operator: 'contains', value: one }, truth: true },
              ...others.map(
                (other): Wanted => ({ condition: { field, operator: 'contains', value: other }, truth: false }),
              ),
            ]
          : is(one);
      }),
    ];
  return typeof right === 'number' ? [is(right), is(right - 1), is(right + 1), ...plain] : plain;
};

const ORDERED: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const EITHER_SIDE = ['=', '<', '>'] as const;

/** A fact or an answer that is a list, or the roles that somebody holds: one of them may stand beside others. */
const holdsSeveral = (pack: Pack, field: string): boolean => {
  if (field === 'actor.role') return true;
  const [prefix = '', name = ''] = field.split('.');
  return prefix === 'fact'
    ? pack.facts[name]?.type === 'codes'
    : prefix === 'answer' &&
        Object.values(pack.forms).some(
          ({ schema }) => Object.hasOwn(schema.properties, name) && schema.properties[name]?.type === 'array',
        );
};

const MOST_WAYS = 8;

/** The answers `key` that a way wants, whichever of its choices is made: of alternatives each. */
export const plainWays = (way: Way): (readonly Wanted[])[] =>
  way.reduce<Wanted[][]>(
    (all, one) => {
      const ways: readonly (readonly Wanted[])[] = 'anyOf' in one ? one.anyOf.flatMap(plainWays) : [[one]];
      return all.flatMap((before) => ways.map((more) => [...before, ...more])).slice(0, MOST_WAYS);
    },
    [[]],
  );
