/** Where the other regions of a case can stand when one of its states is entered: an order that ends one route often ends care in the same step. */
import { type ChartEdge, type ChartGraph, type ChartState, enteredWith, isInside, outwards } from '../chart-graph.js';
import type { Pack } from '../pack.js';
import { isGroup, isNamed, type Rule, type Scalar } from '../rule.js';
import { type Known, truthGiven } from './truth-given.js';

/** Fields of the states that the case then stands in, and the values that those of the regions beside can have: every one that is possible, perhaps more. */
export const standingBeside = (
  pack: Pack,
  graph: ChartGraph,
  state: ChartState,
  reached: ReadonlySet<ChartState>,
): Known => {
  const here = standingIn(state);
  const beside = [...graph.states.values()].filter(
    (region) =>
      region.kind === 'compound' &&
      reached.has(region) &&
      region !== state &&
      !isInside(state, region) &&
      outwards(region)
        .slice(1)
        .every((outer) => outer.kind === 'parallel'),
  );
  return new Map([
    ...here,
    ...beside.map((region): [string, readonly Scalar[]] => {
      const leaves = leavesOf(region, reached, [...graph.states.values()]);
      const possible = settled(pack, graph, atEntry(pack, graph, state, leaves), leaves, here);
      return [`state.${region.path}`, [...new Set([...possible].map((leaf) => childWith(region, leaf)))]];
    }),
  ]);
};

/** What rules can read of a state and those around it. */
const standingIn = (state: ChartState): Known =>
  new Map(
    outwards(state).flatMap((inner): [string, readonly Scalar[]][] =>
      inner.parent !== undefined && inner.parent.kind === 'compound'
        ? [[`state.${inner.parent.path}`, [inner.key]]]
        : [],
    ),
  );

const leavesOf = (
  region: ChartState,
  reached: ReadonlySet<ChartState>,
  states: readonly ChartState[],
): ReadonlySet<ChartState> =>
  new Set(
    states.filter(
      (one) => isInside(one, region) && reached.has(one) && (one.kind === 'atomic' || one.kind === 'final'),
    ),
  );

const childWith = (region: ChartState, leaf: ChartState): string =>
  outwards(leaf).find((outer) => outer.parent === region)?.key ?? leaf.key;

const landing = (edge: ChartEdge, leaves: ReadonlySet<ChartState>): ChartState[] =>
  edge.targets.flatMap((target) =>
    target.kind === 'history' ? [...leaves] : enteredWith(target).filter((entered) => leaves.has(entered)),
  );

/** Where the region is once the step is taken that enters the state. */
const atEntry = (
  pack: Pack,
  graph: ChartGraph,
  state: ChartState,
  leaves: ReadonlySet<ChartState>,
): Set<ChartState> => {
  const entering = graph.edges.filter(
    (edge) => edge.source !== state && edge.targets.some((target) => enteredWith(target).includes(state)),
  );
  if (entering.length === 0 || entering.some(({ event }) => event === undefined)) return new Set(leaves);
  const possible = new Set<ChartState>();
  for (const { event, transition } of entering) {
    const answers = asserted(pack, transition.guard?.params.rule);
    for (const leaf of leaves) {
      const known = new Map([...answers, ...standingIn(leaf)]);
      for (const target of targetsOf(pack, graph, event, leaf, leaves, known)) possible.add(target);
    }
  }
  return possible;
};

/** Where an event can lead from a leaf: the first transition that is known to be taken ends the search, and where none is the leaf may stay. */
const targetsOf = (
  pack: Pack,
  graph: ChartGraph,
  event: string | undefined,
  leaf: ChartState,
  leaves: ReadonlySet<ChartState>,
  known: Known,
): ChartState[] => {
  const found: ChartState[] = [];
  for (const edge of outwards(leaf).flatMap((outer) => graph.edgesOf(outer))) {
    const taken = edge.event === event ? truthGiven(pack, edge.transition.guard?.params.rule, known) : false;
    if (taken === false) continue;
    const landed = landing(edge, leaves);
    found.push(...(landed.length === 0 ? [leaf] : landed));
    if (taken === true) return found;
  }
  return [...found, leaf];
};

/** Where eventless transitions take the region in the same step. What is recorded afterwards begins something new. */
const settled = (
  pack: Pack,
  graph: ChartGraph,
  possible: Set<ChartState>,
  leaves: ReadonlySet<ChartState>,
  here: Known,
): ReadonlySet<ChartState> => {
  const waiting = [...possible];
  for (let leaf = waiting.pop(); leaf !== undefined; leaf = waiting.pop())
    for (const edge of outwards(leaf).flatMap((outer) => graph.edgesOf(outer))) {
      if (edge.event !== undefined || truthGiven(pack, edge.transition.guard?.params.rule, here) === false) continue;
      for (const target of landing(edge, leaves)) {
        if (possible.has(target)) continue;
        possible.add(target);
        waiting.push(target);
      }
    }
  return possible;
};

/** The answers that a guard asks for: what is known when it has let the event pass. */
const asserted = (pack: Pack, rule: Rule | string | undefined, above: readonly string[] = []): Known => {
  if (rule === undefined) return new Map();
  if (typeof rule === 'string' || isNamed(rule)) {
    const name = typeof rule === 'string' ? rule : rule.rule;
    const named = Object.hasOwn(pack.rules, name) && !above.includes(name) ? pack.rules[name] : undefined;
    return asserted(pack, named?.rule, [...above, name]);
  }
  if (isGroup(rule))
    return rule.combinator === 'and' && rule.not !== true
      ? new Map(rule.rules.flatMap((part) => [...asserted(pack, part, above)]))
      : new Map();
  const { field, operator, value, valueSource } = rule;
  if (!field.startsWith('answer.') || (valueSource ?? 'value') !== 'value' || value === undefined) return new Map();
  if (operator === 'contains' && !Array.isArray(value)) return new Map([[`${field} contains`, [value]]]);
  if (operator === '=' && !Array.isArray(value)) return new Map([[field, [value]]]);
  return operator === 'in' && Array.isArray(value) ? new Map([[field, value]]) : new Map();
};
