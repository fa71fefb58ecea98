/** The transitions that one event takes, eventless ones that follow from it included, by their places in chart.json. */
import { type Chart, type ChartEdge, chartGraph } from '@homeward/definition';
import { type AnyStateMachine, type AnyTransitionDefinition, createActor } from 'xstate';
import type { ProcessMachine } from '../chart/build-machine.js';
import type { Position } from '../chart/position.js';
import { restore, scopeOf } from '../chart/step.js';
import { remembered } from '../remembered.js';
import type { World } from '../rules/world.js';

export interface TakenTransition {
  readonly edge: ChartEdge;
  /** Taken by the event itself, not in consequence. */
  readonly byEvent: boolean;
}

/** XState tells whoever inspects an actor which transitions each small step took; one inspected scope serves a machine for good. */
const inspectedIn = remembered((machine: AnyStateMachine) => {
  const seen: { taken: AnyTransitionDefinition[] } = { taken: [] };
  const self = createActor(machine, {
    inspect: (event) => {
      if (event.type === '@xstate.microstep') seen.taken.push(..._transitionsOf(event));
    },
  });
  return { seen, scope: { ...scopeOf(machine), self, system: self.system } };
});

const _transitionsOf = (event: { readonly _transitions: readonly AnyTransitionDefinition[] }) => event._transitions;

export const takenTransitions = (
  { machine }: ProcessMachine,
  chart: Chart,
  position: Position,
  event: string,
  world: World,
): TakenTransition[] => {
  const { seen, scope } = inspectedIn(machine);
  seen.taken = [];
  machine.transition(restore(machine, position, world), { type: event }, scope);
  const edges = edgesOf(chart);
  return seen.taken.flatMap((definition) => {
    const path = definition.source.path.join('.');
    const byEvent = definition.eventType === event;
    const siblings: readonly AnyTransitionDefinition[] = byEvent
      ? (definition.source.on[event] ?? [])
      : (definition.source.always ?? []);
    const edge = edges.get(`${path}|${byEvent ? event : ''}`)?.[siblings.indexOf(definition)];
    return edge === undefined ? [] : [{ edge, byEvent }];
  });
};

const edgesOf = remembered((chart: Chart): ReadonlyMap<string, readonly ChartEdge[]> => {
  const found = new Map<string, ChartEdge[]>();
  for (const edge of chartGraph(chart).edges) {
    const key = `${edge.source.path}|${edge.event ?? ''}`;
    found.set(key, [...(found.get(key) ?? []), edge]);
  }
  return found;
});
