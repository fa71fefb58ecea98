/** Named rules are opened where they are used: none goes in a circle, grows beyond what can be evaluated, or leads deeper than the engine follows. */
import type { Pack } from '../pack.js';
import { place } from '../pack-places.js';
import { leavesOf, rulesOf } from '../pack-rules.js';
import type { Findings } from '../problem.js';
import { isGroup, isNamed, type Rule } from '../rule.js';

/** A few that name each other twice and twice again would be evaluated for ever. */
const MOST_COMPARISONS = 2000;
/** Groups inside groups and names of names, one inside the other: the engine stops after 40. */
const DEEPEST = 40;

export const namedRulesWithinBounds = (pack: Pack, { error }: Findings): void => {
  const { names, circles } = inOrder(pack);
  for (const circle of circles)
    error(
      place('rules.json', circle[0] ?? '', 'rule'),
      `These rules name each other in a circle: ${circle.map((name) => `\`${name}\``).join(', ')}.`,
      'Write one of them out.',
    );
  const extents = extentsOf(pack, names);
  for (const name of extents.tooLarge)
    error(
      place('rules.json', name, 'rule'),
      `With the rules that it names, \`${name}\` comes to more than ${MOST_COMPARISONS} comparisons.`,
      'Name each rule once.',
    );
  for (const name of extents.tooDeep)
    error(place('rules.json', name, 'rule'), tooDeep(`\`${name}\``), 'Let it name the innermost rules itself.');
  for (const { rule, path } of rulesOf(pack))
    if (!path.startsWith('rules.json#') && extents.of(rule).depth > DEEPEST)
      error(path, tooDeep('this condition'), 'Let it name the innermost rules itself.');
};

const tooDeep = (what: string): string =>
  `With the rules that it names, ${what} goes more than ${DEEPEST} levels deep, and cannot be evaluated.`;

interface Visit {
  readonly name: string;
  readonly next: Iterator<string>;
}

/** Every named rule after those that it names, and the circles that there are. Told without recursion: thousands may name each other in a row. */
const inOrder = (pack: Pack): { readonly names: readonly string[]; readonly circles: readonly string[][] } => {
  const names: string[] = [];
  const circles: string[][] = [];
  const done = new Set<string>();
  const way = new Map<string, number>();
  const open: Visit[] = [];
  const begin = (name: string): void => {
    const named = Object.hasOwn(pack.rules, name) && !done.has(name) ? pack.rules[name] : undefined;
    if (named === undefined) return;
    const at = way.get(name);
    if (at !== undefined) {
      circles.push(open.slice(at).map((visit) => visit.name));
      return;
    }
    way.set(name, open.length);
    open.push({
      name,
      next: leavesOf(named.rule, '')
        .names.map((inner) => inner.name)
        .values(),
    });
  };
  for (const first of Object.keys(pack.rules)) {
    begin(first);
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const inner = last.next.next();
      if (inner.done !== true) {
        begin(inner.value);
        continue;
      }
      open.pop();
      way.delete(last.name);
      done.add(last.name);
      names.push(last.name);
    }
  }
  return { names, circles };
};

interface Extent {
  readonly comparisons: number;
  readonly depth: number;
}

/** Only the smallest rules that are too large or too deep are told, not all that name them: those count for nothing. */
const extentsOf = (pack: Pack, names: readonly string[]) => {
  const known = new Map<string, Extent>();
  const nothing: Extent = { comparisons: 0, depth: 0 };
  const [tooLarge, tooDeep]: [string[], string[]] = [[], []];
  const of = (rule: Rule | string): Extent => {
    if (typeof rule === 'string' || isNamed(rule)) {
      const { comparisons, depth } = ofName(typeof rule === 'string' ? rule : rule.rule);
      return { comparisons, depth: depth + 1 };
    }
    if (!isGroup(rule)) return { comparisons: 1, depth: 0 };
    let [comparisons, depth] = [0, 0];
    for (const part of rule.rules) {
      const inner = of(part);
      comparisons += inner.comparisons;
      depth = Math.max(depth, inner.depth + 1);
    }
    return { comparisons, depth };
  };
  const ofName = (name: string): Extent => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // A circle counts nothing the second time: it is a problem of its own.
    known.set(name, nothing);
    const named = Object.hasOwn(pack.rules, name) ? pack.rules[name] : undefined;
    const extent = named === undefined ? nothing : of(named.rule);
    const isTooLarge = extent.comparisons > MOST_COMPARISONS;
    // Whoever uses it names it, which is a level more.
    const isTooDeep = extent.depth + 1 > DEEPEST;
    if (isTooLarge) tooLarge.push(name);
    if (isTooDeep) tooDeep.push(name);
    const counted = { comparisons: isTooLarge ? 0 : extent.comparisons, depth: isTooDeep ? 0 : extent.depth };
    known.set(name, counted);
    return counted;
  };
  for (const name of names) ofName(name);
  return { of, tooLarge, tooDeep };
};
