/** One step of a chart: which states were left and entered, or that nothing here accepts the event. */
import type { PlainDate } from '@homeward/definition';
import {
  type AnyActorScope,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  createActor,
  initialTransition,
  type SnapshotFrom,
} from 'xstate';
import type { CaseRecord, StateValue } from '../case-record.js';
import { remembered } from '../remembered.js';
import type { World } from '../rules/world.js';
import { activePaths } from '../rules/world.js';
import { GuardsAsked, type ProcessMachine } from './build-machine.js';
import type { Position, Step } from './position.js';
import { type Judgements, stepsOf } from './remembered-steps.js';

type Snapshot = SnapshotFrom<AnyStateMachine>;

const historyOf = (snapshot: Snapshot): Position['history'] | undefined => {
  const entries = Object.entries(snapshot.historyValue).map(
    ([key, nodes]) => [key, nodes.map((node: { id: string }) => node.id)] as const,
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

/**
 * The snapshot of a position. Cases stand in few different ones, and finding the nodes of one is a tenth of a decision: what does not depend on the case is
 * kept per machine. Snapshots are values, XState itself makes the next one by spreading the last.
 */
export const restore = (machine: AnyStateMachine, position: Position, world: World, asked?: GuardsAsked): Snapshot => {
  const known = restoredIn(machine);
  const key = JSON.stringify([position.state, position.history]);
  const before = known.get(key);
  const blank = before ?? restoreAnew(machine, position);
  if (before === undefined) {
    if (known.size >= KEPT_POSITIONS) known.clear();
    known.set(key, blank);
  }
  return { ...blank, context: { world, asked } };
};

const KEPT_POSITIONS = 2_000;
const restoredIn = remembered((_machine: AnyStateMachine) => new Map<string, Snapshot>());

const restoreAnew = (machine: AnyStateMachine, position: Position): Snapshot =>
  machine.resolveState({
    value: structuredCloneState(position.state),
    context: {},
    historyValue: Object.fromEntries(
      Object.entries(position.history ?? {}).map(([key, ids]) => [key, ids.map((id) => machine.getStateNodeById(id))]),
    ),
  });

/** XState types its state values as mutable; ours are not. */
const structuredCloneState = (state: StateValue): Mutable =>
  typeof state === 'string'
    ? state
    : Object.fromEntries(Object.entries(state).map(([k, v]) => [k, structuredCloneState(v)]));
type Mutable = string | { [region: string]: Mutable };

const positionOf = (snapshot: Snapshot): Position => {
  const history = historyOf(snapshot);
  return history === undefined ? { state: snapshot.value } : { state: snapshot.value, history };
};

const positions = new WeakMap<AnyStateMachine, Position>();

/** Where a new case stands. Eventless transitions wait for the first event: no fact is known yet that they could ask about. */
export const initialPosition = ({ machine }: ProcessMachine): Position => {
  const known = positions.get(machine);
  if (known !== undefined) return known;
  const [snapshot] = initialTransition(machine);
  const position = positionOf(snapshot);
  positions.set(machine, position);
  return position;
};

const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

/**
 * What a machine is given to step in. XState's own `transition` makes an actor, and with it an initial snapshot, for every step: a third of the time of a step on a large chart.
 * Our charts have no actions, children or delays, so one scope in which nothing happens serves them all.
 */
export const scopeOf = (machine: AnyStateMachine): AnyActorScope => {
  const known = scopes.get(machine);
  if (known !== undefined) return known;
  const self = createActor(machine);
  const nothing = (): void => {};
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  scopes.set(machine, scope);
  return scope;
};

const sourcesOf = (meta: unknown): readonly string[] => {
  if (typeof meta !== 'object' || meta === null || !('sources' in meta) || !Array.isArray(meta.sources)) return [];
  return meta.sources.filter((source): source is string => typeof source === 'string');
};

/**
 * Sends an event to the chart as it stands.
 * @returns undefined when no active state accepts it now (an unknown event, or every guard shut): XState itself would change nothing and say nothing.
 */
export const step = (
  { machine, events }: ProcessMachine,
  position: Position,
  event: string,
  world: World,
): Step | undefined => {
  if (!events.has(event)) return undefined;
  const steps = stepsOf(machine);
  const before = steps.find(position, event, world);
  if (before !== undefined) return before.step;
  const { taken, judged } = takeStep(machine, position, event, world);
  const known = taken === undefined ? undefined : { ...taken, position: steps.same(taken.position) };
  steps.keep(position, event, judged, { step: known });
  return known;
};

/** XState tells whoever inspects an actor which transitions each small step took: those of the event itself first, none where nothing accepts it. */
const inspectedIn = remembered((machine: AnyStateMachine) => {
  const seen: { first: ((taken: readonly AnyTransitionDefinition[]) => void) | undefined } = { first: undefined };
  const self = createActor(machine, {
    inspect: (event) => {
      if (event.type !== '@xstate.microstep') return;
      seen.first?.(event._transitions);
      seen.first = undefined;
    },
  });
  return { seen, scope: { ...scopeOf(machine), self, system: self.system } };
});

/** The step as XState takes it, with how the guards judged that decided it. */
const takeStep = (
  machine: AnyStateMachine,
  position: Position,
  event: string,
  world: World,
): { readonly taken: Step | undefined; readonly judged: Judgements } => {
  const asked = new GuardsAsked();
  const before = restore(machine, position, world, asked);
  const { seen, scope } = inspectedIn(machine);
  const first: { taken?: readonly AnyTransitionDefinition[]; judged: Judgements } = { judged: asked.judged };
  seen.first = (taken) => {
    first.taken = taken;
    // Where nothing accepts the event, what XState asks for afterwards decides nothing.
    if (taken.length === 0) first.judged = new Map(asked.judged);
  };
  let after: Snapshot | undefined;
  try {
    after = machine.transition(before, { type: event }, scope);
  } catch (thrown) {
    if (first.taken?.length !== 0) throw thrown;
  }
  if (after === undefined || first.taken === undefined || first.taken.length === 0)
    return { taken: undefined, judged: first.judged };
  const [was, is] = [activePaths(position.state), activePaths(after.value)];
  const [wasSet, isSet] = [new Set(was), new Set(is)];
  const taken = {
    position: positionOf(after),
    left: was.filter((path) => !isSet.has(path)),
    entered: is.filter((path) => !wasSet.has(path)),
    sources: first.taken.flatMap((definition) => [...sourcesOf(definition.meta)]),
  };
  return { taken, judged: first.judged };
};

/** The day each active state was entered, after a step. */
export const enteredAfter = (
  before: CaseRecord['entered'],
  state: StateValue,
  on: PlainDate,
): Record<string, PlainDate> => {
  const entered: Record<string, PlainDate> = {};
  for (const path of activePaths(state)) entered[path] = before[path] ?? on;
  return entered;
};
