/** What changed in the picture: states that came and went, and where actions lead, when. */
import {
  type Chart,
  type ChartEdge,
  type ChartGraph,
  type ChartState,
  chartGraph,
  place,
  processFile,
  type StateMeta,
} from '@homeward/definition';
import { placeTitle } from './chart-words.js';
import { plain, quoted } from './compare-named.js';
import { type Differences, loosening, nowAndThen, type Said, type Side } from './difference.js';
import { equal } from './equal.js';
import { ruleSaid } from './rule-said.js';

/** A state that cases may stand in and that the later version does not have. */
export interface HomelessState {
  readonly process: string;
  /** `planning.meetingBooked`. */
  readonly path: string;
  readonly title: string;
}

export const compareCharts = (
  differences: Differences,
  id: string,
  before: Side,
  after: Side,
  was: Chart,
  is: Chart,
): void => {
  const [then, now] = [chartGraph(was), chartGraph(is)];
  const file = processFile(id, 'chart');
  const everywhere = newInMany(then, now);
  for (const [event, states] of everywhere) {
    const [first] = states;
    const said = `${actionTitle(event, after)} is now possible in ${states.length} states${inParts(states, after)}: it moves nothing.`;
    differences.add('steps', 'changed', place(file) + (first?.pointer ?? ''), loosening(said));
  }
  for (const [path, state] of now.states) {
    const old = then.states.get(path);
    const at = place(file) + state.pointer;
    const title = quoted(path === '' ? is.id : placeTitle(after.words.process, path));
    if (old === undefined) {
      // A state inside one that came with it needs no sentence of its own.
      if (state.parent !== undefined && !then.states.has(state.parent.path)) continue;
      differences.add('steps', 'added', at, `New state: ${title}${leavesInWords(now, state, after)}.`);
      continue;
    }
    for (const said of stateSaid(title, old, state)) differences.add('steps', 'changed', at, said);
    for (const said of waysSaid(title, then, old, now, state, before, after, everywhere))
      differences.add('steps', 'changed', at, said);
  }
  for (const [path, state] of then.states)
    if (!now.states.has(path) && (state.parent === undefined || now.states.has(state.parent.path)))
      differences.add(
        'steps',
        'removed',
        place(file) + state.pointer,
        `The state ${quoted(placeTitle(before.words.process, path))} is gone.`,
      );
};

/** Simple states of the earlier chart that the later one does not have: a case that stands there would have no home. */
export const homelessStates = (id: string, before: Side, was: Chart, is: Chart): HomelessState[] => {
  const now = chartGraph(is).states;
  return [...chartGraph(was).states.values()]
    .filter(({ path, kind }) => (kind === 'atomic' || kind === 'final') && now.get(path)?.children.size !== 0)
    .map(({ path }) => ({ process: id, path, title: placeTitle(before.words.process, path) }));
};

const stateSaid = (title: string, old: ChartState, state: ChartState): Said[] => {
  const said: Said[] = [];
  const [was, is] = [old.node, state.node];
  if (old.kind !== state.kind) said.push(nowAndThen(`What kind of state ${title} is`, old.kind, state.kind));
  if (was.initial !== is.initial) said.push(nowAndThen(`Where ${title} begins`, plain(was.initial), plain(is.initial)));
  if (was.id !== is.id || was.target !== is.target || !equal(was.tags, is.tags))
    said.push(`${title}: its technical names (id, target or tags) changed.`);
  if (was.description !== is.description)
    said.push(nowAndThen(`The description of ${title}`, quoted(plain(was.description)), quoted(plain(is.description))));
  said.push(...metaSaid(title, was.meta, is.meta));
  return said;
};

const metaSaid = (title: string, was: StateMeta | undefined, is: StateMeta | undefined): Said[] => {
  const said: Said[] = [];
  if (was?.title !== is?.title)
    said.push(`The state ${quoted(plain(was?.title))} is now called ${quoted(plain(is?.title))}.`);
  if (was?.sentence !== is?.sentence)
    said.push(nowAndThen(`The sentence of ${title}`, quoted(plain(was?.sentence)), quoted(plain(is?.sentence))));
  if (was?.position !== is?.position)
    said.push(nowAndThen(`How ${title} is tagged`, plain(was?.position), plain(is?.position)));
  if (!equal(was?.sources, is?.sources))
    said.push(nowAndThen(`The clauses of ${title}`, plain(was?.sources), plain(is?.sources)));
  return said;
};

/** The ways out of a state by event; `always` under its own name. */
const waysOf = (graph: ChartGraph, state: ChartState): ReadonlyMap<string, readonly ChartEdge[]> => {
  const ways = new Map<string, ChartEdge[]>();
  for (const edge of graph.edgesOf(state)) {
    const name = edge.event ?? ALWAYS;
    ways.set(name, [...(ways.get(name) ?? []), edge]);
  }
  return ways;
};
const ALWAYS = '';

const waysSaid = (
  title: string,
  then: ChartGraph,
  old: ChartState,
  now: ChartGraph,
  state: ChartState,
  before: Side,
  after: Side,
  saidAlready: ReadonlyMap<string, readonly ChartState[]>,
): Said[] => {
  const [were, are] = [waysOf(then, old), waysOf(now, state)];
  const said: Said[] = [];
  for (const [event, edges] of are) {
    const earlier = were.get(event);
    const action = actionTitle(event, after);
    if (earlier === undefined && saidAlready.get(event)?.includes(state) === true) continue;
    if (earlier === undefined)
      said.push(loosening(`In ${title}, ${action} is now possible: it ${leads(edges, after)}.`));
    else if (!equal(earlier.map(essence), edges.map(essence))) {
      const [led, lead] = [leads(earlier, before), leads(edges, after)];
      said.push(
        led === lead
          ? `In ${title}, ${action} is described in another way.`
          : `In ${title}, ${action} now ${lead}; before: ${led}.`,
      );
    }
  }
  for (const event of were.keys())
    if (!are.has(event)) said.push(`In ${title}, ${actionTitle(event, before)} is no longer possible.`);
  return said;
};

/** From so many on, one sentence says more than a list. */
const MANY_STATES = 4;

/** Actions that were possible nowhere, and now are in many states without moving anything: a form that can be filled in wherever another action is open. */
const newInMany = (then: ChartGraph, now: ChartGraph): ReadonlyMap<string, readonly ChartState[]> => {
  const known = new Set(then.edges.map(({ event }) => event));
  const found = new Map<string, ChartState[]>();
  for (const state of now.states.values())
    for (const [event, edges] of then.states.has(state.path) ? waysOf(now, state) : [])
      if (event !== ALWAYS && !known.has(event) && edges.every(movesNothing))
        found.set(event, [...(found.get(event) ?? []), state]);
  return new Map([...found].filter(([, states]) => states.length >= MANY_STATES));
};

const movesNothing = ({ targets, transition }: ChartEdge): boolean =>
  targets.length === 0 && transition.guard === undefined && transition.reenter !== true;

const inParts = (states: readonly ChartState[], { words }: Side): string => {
  const parts = new Set(states.map(({ path }) => placeTitle(words.process, path.split('.')[0] ?? path)));
  return ` of ${[...parts].map(quoted).join(', ')}`;
};

/** What a transition says, by what its targets are rather than by how they are written. */
const essence = ({ targets, transition }: ChartEdge): unknown => ({
  ...transition,
  target: targets.map(({ path }) => path),
});

const actionTitle = (event: string, { words }: Side): string =>
  event === ALWAYS ? 'what follows by itself' : quoted(words.process.events[event]?.title ?? event);

const leads = (edges: readonly ChartEdge[], side: Side): string =>
  edges
    .map(({ event, targets, transition }) => {
      const to =
        targets.length === 0
          ? 'moves nothing'
          : `leads to ${targets.map(({ path }) => quoted(placeTitle(side.words.process, path))).join(' and ')}`;
      const again = transition.reenter === true ? ', beginning it again' : '';
      const guard = transition.guard?.params.rule;
      return `${to}${again}${guard === undefined ? '' : ` when ${ruleSaid(guard, side, formAsked(event, side))}`}`;
    })
    .join('; otherwise ');

const formAsked = (event: string | undefined, { words }: Side): string | undefined =>
  event === undefined ? undefined : words.process.events[event]?.form;

const leavesInWords = (graph: ChartGraph, state: ChartState, side: Side): string => {
  const ways = [...waysOf(graph, state).keys()].map((event) => actionTitle(event, side));
  return ways.length === 0 ? '' : `, left or passed by ${ways.join(', ')}`;
};
