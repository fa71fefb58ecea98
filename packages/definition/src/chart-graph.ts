/** A chart as a graph: its states by path, its transitions with their targets resolved the way XState 5 resolves them. */
import type { Chart, StateNode, Transition } from './chart.js';
import { pointerStep } from './parse-json.js';

export type StateKind = 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

export interface ChartState {
  readonly key: string;
  /** `routes.adoption.exploring`; the root's is empty. */
  readonly path: string;
  readonly kind: StateKind;
  readonly node: Pick<StateNode, 'id' | 'initial' | 'target' | 'tags' | 'description' | 'meta' | 'on' | 'always'>;
  readonly parent: ChartState | undefined;
  readonly children: ReadonlyMap<string, ChartState>;
  /** JSON pointer into chart.json. */
  readonly pointer: string;
}

export interface ChartEdge {
  readonly source: ChartState;
  /** Undefined for `always`. */
  readonly event: string | undefined;
  readonly transition: Transition;
  readonly targets: readonly ChartState[];
  /** Targets that name no state. */
  readonly unknown: readonly string[];
  readonly pointer: string;
}

export interface ChartGraph {
  readonly root: ChartState;
  readonly states: ReadonlyMap<string, ChartState>;
  readonly edges: readonly ChartEdge[];
  /** The transitions that a state itself has. */
  edgesOf(state: ChartState): readonly ChartEdge[];
  /** Ids that more than one state carries. */
  readonly doubleIds: readonly string[];
  resolve(from: ChartState, target: string): ChartState | undefined;
}

// Every check and every `state.` condition asks for it; a chart never changes once it is read.
const drawn = new WeakMap<Chart, ChartGraph>();

export const chartGraph = (chart: Chart): ChartGraph => {
  const known = drawn.get(chart);
  if (known !== undefined) return known;
  const graph = draw(chart);
  drawn.set(chart, graph);
  return graph;
};

const draw = (chart: Chart): ChartGraph => {
  const states = new Map<string, ChartState>();
  const root = addState(chart.id, '', 'parallel', chart, undefined, '', states);
  const byId = new Map<string, ChartState>([[chart.id, root]]);
  const doubleIds: string[] = [];
  for (const state of states.values()) {
    const { id } = state.node;
    if (state === root || id === undefined) continue;
    if (byId.has(id)) doubleIds.push(id);
    else byId.set(id, state);
  }
  const resolve = (from: ChartState, target: string): ChartState | undefined => resolveTarget(from, target, byId);
  const edges = new Map([...states.values()].map((state) => [state, edgesFrom(state, resolve)]));
  return {
    root,
    states,
    edges: [...edges.values()].flat(),
    edgesOf: (state) => edges.get(state) ?? [],
    doubleIds,
    resolve,
  };
};

const kindOf = (node: StateNode): StateKind => {
  if (node.history !== undefined) return 'history';
  return node.type ?? (Object.keys(node.states ?? {}).length > 0 ? 'compound' : 'atomic');
};

const addState = (
  key: string,
  path: string,
  kind: StateKind,
  node: StateNode,
  parent: ChartState | undefined,
  pointer: string,
  states: Map<string, ChartState>,
): ChartState => {
  const children = new Map<string, ChartState>();
  const state: ChartState = { key, path, kind, node, parent, children, pointer };
  states.set(path, state);
  for (const [name, child] of Object.entries(node.states ?? {}))
    children.set(
      name,
      addState(
        name,
        path === '' ? name : `${path}.${name}`,
        kindOf(child),
        child,
        state,
        `${pointer}/states${pointerStep(name)}`,
        states,
      ),
    );
  return state;
};

const edgesFrom = (source: ChartState, resolve: ChartGraph['resolve']): ChartEdge[] => {
  const { on, always } = source.node;
  const lists: [string | undefined, Transition | Transition[], string][] = [
    ...Object.entries(on ?? {}).map(([event, list]): [string, Transition | Transition[], string] => [
      event,
      list,
      `/on${pointerStep(event)}`,
    ]),
    ...(always === undefined
      ? []
      : [[undefined, always, '/always'] satisfies [undefined, Transition | Transition[], string]]),
  ];
  return lists.flatMap(([event, list, at]) =>
    (Array.isArray(list) ? list : [list]).map((transition, index) => {
      const names = targetsOf(transition);
      const found = names.map((name) => resolve(source, name));
      return {
        source,
        event,
        transition,
        targets: found.filter((state) => state !== undefined),
        unknown: names.filter((_, place) => found[place] === undefined),
        pointer: `${source.pointer}${at}${Array.isArray(list) ? `/${index}` : ''}`,
      };
    }),
  );
};

const targetsOf = ({ target }: Transition): readonly string[] =>
  target === undefined ? [] : Array.isArray(target) ? target : [target];

const descend = (from: ChartState | undefined, steps: readonly string[]): ChartState | undefined =>
  steps.reduce<ChartState | undefined>((here, step) => here?.children.get(step), from);

/** `#id` and `#id.path` from anywhere; `.child` from the state itself; `sibling` from its parent, which the root does not have. */
const resolveTarget = (
  from: ChartState,
  target: string,
  byId: ReadonlyMap<string, ChartState>,
): ChartState | undefined => {
  const steps = target.split('.');
  if (target.startsWith('#')) return descend(byId.get((steps[0] ?? '').slice(1)), steps.slice(1));
  if (target.startsWith('.')) return descend(from, steps.slice(1));
  return descend(from.parent, steps);
};

export const isInside = (state: ChartState, outer: ChartState): boolean => {
  for (let here = state.parent; here !== undefined; here = here.parent) if (here === outer) return true;
  return false;
};

/** The state itself and everything around it, innermost first. */
export const outwards = (state: ChartState): ChartState[] =>
  state.parent === undefined ? [state] : [state, ...outwards(state.parent)];

/** The child that a compound state begins in; undefined when it names none or one that is not there. */
export const initialOf = (state: ChartState): ChartState | undefined =>
  state.kind === 'compound' && state.node.initial !== undefined ? state.children.get(state.node.initial) : undefined;

/** The states that become active when this one is entered from outside: itself, its initial child or all its regions, and so on inwards. */
export const enteredWith = (state: ChartState): ChartState[] => {
  if (state.kind === 'history') return [];
  if (state.kind === 'parallel') return [state, ...[...state.children.values()].flatMap(enteredWith)];
  const initial = initialOf(state);
  return initial === undefined ? [state] : [state, ...enteredWith(initial)];
};

/** The innermost state that holds all of these properly inside itself. */
export const smallestAround = (states: readonly ChartState[]): ChartState | undefined => {
  const [first, ...rest] = states;
  if (first === undefined) return undefined;
  return outwards(first)
    .slice(1)
    .find((outer) => rest.every((state) => isInside(state, outer)));
};
