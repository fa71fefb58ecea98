/** Finds a chart's states by path and says what people call them. */
import type { Chart, Process, StateNode } from '@homeward/definition';

/** The node at `routes.adoption.exploring`; undefined when the chart has none. */
export const nodeAt = (chart: Chart, path: string): StateNode | undefined => {
  let states: Record<string, StateNode> | undefined = chart.states;
  let node: StateNode | undefined;
  for (const step of path.split('.')) {
    node = states !== undefined && Object.hasOwn(states, step) ? states[step] : undefined;
    if (node === undefined) return undefined;
    states = node.states;
  }
  return node;
};

export const stateTitle = (process: Process, path: string): string =>
  nodeAt(process.chart, path)?.meta?.title ?? path.split('.').at(-1) ?? path;

export const regionTitle = (process: Process, region: string): string =>
  process.definition.regions.find((entry) => entry.region === region)?.title ??
  nodeAt(process.chart, region)?.meta?.title ??
  region;
