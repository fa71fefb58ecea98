/** One thing to go for, and how it is told to others which conditions must hold for it. */
import {
  type ChartEdge,
  chartGraph,
  type EventDefinition,
  type Gate,
  type Pack,
  type Process,
} from '@homeward/definition';
import { anyOf, type Way, wayTo } from './deciding-ways.js';
import { onceKnown } from './known-by-event.js';

export interface AimedStep {
  readonly event: string;
  readonly document?: string;
  /** Who is to record it; anybody who may, unless given. */
  readonly role?: string;
  readonly way: Way;
  /** Soft gates that are shut are passed with a reason. */
  readonly passing?: true;
  /** It comes with a history from elsewhere, of which a form may ask less. */
  readonly imported?: true;
}

/** What is asked of a case that stands still. */
export type Asked = 'access' | 'trackers' | 'says' | 'forms';

/** Steps to take, in order; with neither steps nor a question the aim is a limit, and time shows it. */
export interface Aim {
  /** The part of the pack that it guards: a region of the chart, or `limits`, `documents` ... Stories of one part stand in one file. */
  readonly part: string;
  readonly steps: readonly AimedStep[];
  /** How things must stand besides. */
  readonly way: Way;
  /** One person holds all roles. */
  readonly alone?: true;
  /** Tasks that are open from the first. */
  readonly tasks?: readonly string[];
  /** Kind of link -> references of the cases it is linked with from the first; `{subject}` in one stands for the case's own. */
  readonly links?: Readonly<Record<string, readonly string[]>>;
  /** A form that is asked with the answers of `way`. */
  readonly form?: string;
  readonly asks?: readonly Asked[];
  /** The element it goes for, as a trace names it; absent where only trying tells. Once something else has shown it, nothing is left to do. */
  readonly shows?: string;
}

/** How a case stands in a state: every region around it. Regions that are parallel stand in no state of their own. */
export const standing = (process: Process, path: string): Way => {
  const parts = path.split('.');
  return parts.slice(1).flatMap((name, index): Way => {
    const region = parts.slice(0, index + 1).join('.');
    return chartGraph(process.chart).states.get(region)?.kind === 'compound'
      ? [{ condition: { field: `state.${region}`, operator: '=', value: name }, truth: true }]
      : [];
  });
};

/** The transitions that a state tries before this one must not be open. */
export const passedOver = (pack: Pack, process: Process, edge: ChartEdge): Way => {
  const same = chartGraph(process.chart)
    .edgesOf(edge.source)
    .filter(({ event }) => event === edge.event);
  return same
    .slice(0, same.indexOf(edge))
    .flatMap(({ transition }) =>
      onceKnown(pack, process.events[edge.event ?? ''], wayTo(pack, transition.guard?.params.rule, false)),
    );
};

/** What makes some state take the event; undefined where none ever does. */
export const accepted = (
  pack: Pack,
  process: Process,
  event: string,
  gates: 'open' | 'any' = 'open',
): Way | undefined => {
  const ways = chartGraph(process.chart)
    .edges.filter((edge) => edge.event === event)
    .map(
      (edge): Way => [
        ...standing(process, edge.source.path),
        ...onceKnown(pack, process.events[event], wayTo(pack, edge.transition.guard?.params.rule, true)),
        ...passedOver(pack, process, edge),
      ],
    );
  if (ways.length === 0) return undefined;
  return [{ anyOf: ways }, ...(gates === 'open' ? gatesOpen(pack, process, event) : [])];
};

export const gatesOpen = (pack: Pack, process: Process, event: string): Way =>
  process.events[event]?.gates.flatMap((gate) => gateOpen(pack, process.events[event], gate)) ?? [];

/** The gates that nothing passes are open; the others may be shut. */
export const hardGatesOpen = (pack: Pack, process: Process, event: string): Way =>
  process.events[event]?.gates
    .filter(({ kind }) => kind !== 'soft')
    .flatMap((gate) => gateOpen(pack, process.events[event], gate)) ?? [];

/** A gate is open where it does not apply, or what it requires is so. */
export const gateOpen = (pack: Pack, event: EventDefinition | undefined, { when, requires }: Gate): Way => {
  const ways = [wayTo(pack, requires, true), ...(when === undefined ? [] : [wayTo(pack, when, false)])];
  return onceKnown(pack, event, anyOf(ways));
};

export const known = (fact: string): Way => [
  { condition: { field: `fact.${fact}`, operator: 'notNull' }, truth: true },
];
