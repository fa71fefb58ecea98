/** Who does something before an act can be recorded: brings the case to where it is taken, writes the document that it is about, or makes known what its gates ask for. */
import { type ChartGraph, enteredWith, isInside, outwards } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { openedConditions } from '../pack-rules.js';
import type { TaskDefinition } from '../task.js';
import { answersAsserted } from './answers-asserted.js';
import { aboutDocument, rolesThatMayRecord } from './roles-that-may-record.js';

type Act = TaskDefinition['doneBy'][number];

export const rolesBefore = (
  pack: Pack,
  process: Process,
  graph: ChartGraph,
  acts: readonly Act[],
): ReadonlySet<string> => {
  const events = new Set(acts.map(({ event }) => event));
  return new Set([
    ...stepsBefore(graph, events).flatMap((event) => [...rolesThatMayRecord(pack, event)]),
    ...acts.flatMap((act) => [...writersBefore(pack, process, act), ...preparing(pack, process, act)]),
  ]);
};

/** The other events that bring a case to where one of these is taken. */
const stepsBefore = (graph: ChartGraph, events: ReadonlySet<string>): string[] => {
  const waiting = new Set(
    graph.edges.flatMap(({ event, source }) => (event !== undefined && events.has(event) ? [source] : [])),
  );
  return graph.edges.flatMap(({ event, source, targets }) => {
    if (event === undefined || events.has(event)) return [];
    const entered = targets.flatMap((target) => [...enteredWith(target), ...outwards(target)]);
    // Whatever moves inside a state has not led into it.
    const leads = entered.some((state) => waiting.has(state) && source !== state && !isInside(source, state));
    return leads ? [event] : [];
  });
};

/** A document is drafted and sent before it is approved: its chart does not move for that. */
const writersBefore = (pack: Pack, process: Process, { event, when }: Act): string[] => {
  const known = answersAsserted(pack, when);
  const named = known.get('answer.document') ?? known.get('answer.form');
  return Object.entries(process.documents).flatMap(([key, { steps }]) =>
    steps.some((step) => step.event === event) && (named === undefined || named.includes(key))
      ? writersOf(pack, process, key, event)
      : [],
  );
};

/** Whoever takes a step of the document. @param besides an event whose steps do not count */
export const writersOf = (pack: Pack, process: Process, document: string, besides?: string): string[] =>
  (process.documents[document]?.steps ?? []).flatMap((step) =>
    step.event === besides ? [] : [...rolesThatMayRecord(pack, step.event, aboutDocument(document))],
  );

/** Whoever records what a gate asks for opens it. */
const preparing = (pack: Pack, process: Process, { event }: Act): string[] =>
  (process.events[event]?.gates ?? [])
    .flatMap(({ requires }) => openedConditions(pack, requires))
    .flatMap(({ field }) => {
      const [, kind, name = ''] = /^(fact|times|document)\.(.+)$/.exec(field) ?? [];
      if (kind === 'document') return writersOf(pack, process, name);
      return Object.entries(process.events).flatMap(([other, { facts }]) =>
        kind !== undefined && other !== event && facts.some(({ fact }) => fact === name)
          ? [...rolesThatMayRecord(pack, other)]
          : [],
      );
    });
