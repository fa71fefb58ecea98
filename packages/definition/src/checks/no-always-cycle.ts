/** Transitions that happen by themselves come to rest: they never lead in a circle, and ask about facts only. */
import {
  type ChartEdge,
  type ChartGraph,
  type ChartState,
  chartGraph,
  enteredWith,
  isInside,
  outwards,
  smallestAround,
} from '../chart-graph.js';
import type { Pack } from '../pack.js';
import { processFile } from '../pack-places.js';
import { openedConditions } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';

/** What does not change while the chart moves: facts and the day. States move, answers are there only for some events, and documents are brought up to date after the step. */
const STEADY = new Set([
  'fact',
  'times',
  'age',
  'ageAt',
  'day',
  'weekday',
  'daysSince',
  'weeksSince',
  'monthsSince',
  'daysUntil',
]);

export const noAlwaysCycle = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('no-always-cycle');
  for (const [id, process] of Object.entries(pack.processes)) {
    const file = processFile(id, 'chart');
    const graph = chartGraph(process.chart);
    const edges = graph.edges.filter((edge) => edge.event === undefined);
    for (const edge of edges) {
      const at = `${file}#${edge.pointer}`;
      if (edge.transition.target === undefined)
        error(
          at,
          'A transition that happens by itself goes nowhere, and so would happen for ever.',
          'Give it a target.',
        );
      const { guard } = edge.transition;
      if (guard === undefined) continue;
      for (const { field, value, valueSource } of openedConditions(pack, guard.params.rule))
        for (const asked of valueSource === 'field' ? [field, String(value)] : [field])
          if (!STEADY.has(asked.split('.')[0] ?? ''))
            error(
              `${at}/guard/params/rule`,
              `A transition that happens by itself may ask about facts and dates only; this one asks about \`${asked}\`.`,
              'Record what it asks about as a fact.',
            );
    }
    for (const circle of circles(graph, edges)) {
      const names = circle.map((state) => `\`${state.path}\``);
      const path =
        names.length > 6 ? `${names.slice(0, 6).join(', then ')} and ${names.length - 6} more` : names.join(', then ');
      error(
        `${file}#${circle[0]?.pointer ?? ''}/always`,
        `Transitions that happen by themselves lead in a circle: ${path}, and round again.`,
        'Make one of them wait for an event.',
      );
    }
  }
  return found;
};

/** The states whose eventless transitions are looked at after this one was taken. */
const lookedAtAfter = (edge: ChartEdge): ChartState[] => {
  const { source, targets } = edge;
  const around = smallestAround([source, ...targets]);
  const domain =
    edge.transition.reenter !== true && targets.every((target) => isInside(target, source)) ? source : around;
  // What is entered, and what was not left: all that is around it.
  const entered = domain?.kind === 'parallel' ? enteredWith(domain) : [];
  return [...entered, ...targets.flatMap((target) => [...enteredWith(target), ...outwards(target)])];
};

const circles = (graph: ChartGraph, edges: readonly ChartEdge[]): ChartState[][] => {
  const next = new Map<ChartState, Set<ChartState>>();
  const sources = new Set(edges.map((edge) => edge.source));
  for (const edge of edges) {
    const after = next.get(edge.source) ?? new Set<ChartState>();
    for (const state of lookedAtAfter(edge)) if (sources.has(state)) after.add(state);
    next.set(edge.source, after);
  }
  const found: ChartState[][] = [];
  const done = new Set<ChartState>();
  const way: ChartState[] = [];
  const onWay = new Set<ChartState>();
  const visit = (state: ChartState): void => {
    if (onWay.has(state)) {
      found.push(way.slice(way.indexOf(state)));
      return;
    }
    if (done.has(state)) return;
    way.push(state);
    onWay.add(state);
    for (const after of next.get(state) ?? []) visit(after);
    way.pop();
    onWay.delete(state);
    done.add(state);
  };
  for (const state of graph.states.values()) if (sources.has(state)) visit(state);
  return found;
};
