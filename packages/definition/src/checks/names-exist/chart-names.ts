/** Names in a chart: events, clauses, and the states that transitions lead to. */
import { chartGraph } from '../../chart-graph.js';
import type { Process } from '../../pack.js';
import { within } from '../../pack-places.js';
import type { Findings } from '../../problem.js';
import type { KnownNames } from '../known-names.js';
import { type Names, requireAll } from './names.js';

export const chartNames = (
  process: Process,
  file: string,
  event: KnownNames,
  names: Names,
  findings: Findings,
): void => {
  const graph = chartGraph(process.chart);
  const paths = [...graph.states.keys()].filter((path) => path !== '');
  const known = [
    ...paths.map((path) => `#${process.chart.id}.${path}`),
    ...[...graph.states.values()].map((state) => state.key),
  ];
  for (const id of graph.doubleIds)
    findings.error(`${file}#`, `Two states carry the id \`${id}\`.`, 'Give one of them another id.');
  for (const state of graph.states.values()) {
    const at = `${file}#${state.pointer}`;
    requireAll(names.clause, state.node.meta?.sources, within(at, 'meta', 'sources'));
    for (const name of Object.keys(state.node.on ?? {})) event.require(name, within(at, 'on', name));
    if (state.kind === 'compound' && state.node.initial === undefined)
      findings.error(
        at,
        `The state \`${state.path}\` does not say in which of its states it begins.`,
        `Add \`initial\`: one of ${[...state.children.keys()].join(', ')}.`,
      );
    if (state.kind === 'compound' && state.node.initial !== undefined && !state.children.has(state.node.initial))
      findings.error(
        within(at, 'initial'),
        `The state \`${state.path}\` has no state \`${state.node.initial}\` to begin in.`,
        findings.near(state.node.initial, () => state.children.keys()),
      );
    // XState looks a history state's default up from its parent, as it does a sibling's name.
    if (state.node.target !== undefined && graph.resolve(state, state.node.target) === undefined)
      findings.error(
        within(at, 'target'),
        `There is no state \`${state.node.target}\` here.`,
        findings.near(state.node.target, () => known),
      );
  }
  for (const edge of graph.edges) {
    const at = `${file}#${edge.pointer}`;
    requireAll(names.clause, edge.transition.meta?.sources, within(at, 'meta', 'sources'));
    for (const target of edge.unknown) {
      const nearer = edge.source.parent === undefined ? [] : [...edge.source.parent.children.keys()];
      const inside = paths.find((path) => path.endsWith(`.${target}`));
      const elsewhere =
        inside === undefined
          ? findings.near(target, () => known)
          : `To reach it from here write \`#${process.chart.id}.${inside}\`.`;
      findings.error(
        within(at, 'target'),
        `There is no state \`${target}\` to go to from ${edge.source.path === '' ? 'the chart itself' : `\`${edge.source.path}\``}.`,
        findings.near(target, () => nearer) ?? elsewhere,
      );
    }
  }
};
