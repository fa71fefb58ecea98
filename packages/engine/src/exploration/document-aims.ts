/** Aims at documents: each step of each from each status, by the author where somebody else must take it, and each lock. */
import {
  type DocumentStatus,
  type Pack,
  type Process,
  place,
  processFile,
  type Rule,
  within,
} from '@homeward/definition';
import { type Aim, type AimedStep, accepted } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';
import { onceKnown } from './known-by-event.js';

export const documentAims = (pack: Pack, id: string, process: Process): Aim[] =>
  Object.entries(process.documents).flatMap(([document, { steps, lockedWhen }]) => [
    ...lockedAims(pack, document, steps[0]?.to, lockedWhen),
    ...steps.flatMap(({ event, from, when, notBy }, index): Aim[] => {
      const taking = accepted(pack, process, event);
      if (taking === undefined) return [];
      const shows = within(place(processFile(id, 'documents'), document), 'steps', index);
      return from.flatMap((status, number): Aim[] => {
        const stands: Way = [
          { condition: { field: `document.${document}`, operator: '=', value: status }, truth: true },
        ];
        const aim = (more: Way): Aim => {
          const step: AimedStep = { event, document, way: [...stands, ...more, ...taking] };
          return { part: 'documents', steps: [step], way: [] };
        };
        const seen = (way: Way): Way => onceKnown(pack, process.events[event], way);
        const plain = aim(seen(wayTo(pack, when, true)));
        return [
          number === 0 ? { ...plain, shows } : plain,
          ...(notBy === undefined ? [] : [{ ...plain, alone: true } as const]),
          ...(when === undefined ? [] : decidingWays(pack, when)).map((way) => aim(seen(way))),
        ];
      });
    }),
  ]);

/** Once it has been written it is locked where each condition says so, and is not where that one fails. */
const lockedAims = (
  pack: Pack,
  document: string,
  status: DocumentStatus | undefined,
  lockedWhen: Rule | string | undefined,
): Aim[] => {
  if (status === undefined || lockedWhen === undefined) return [];
  const stands: Way = [{ condition: { field: `document.${document}`, operator: '=', value: status }, truth: true }];
  return [wayTo(pack, lockedWhen, true), ...decidingWays(pack, lockedWhen)].map((way) => ({
    part: 'documents',
    steps: [],
    way: [...stands, ...way],
  }));
};

/** The events that bring a document from nothing to a status, in order; none when it cannot come there, or stands there from the first. */
export const stepsTo = (process: Process, document: string, status: string): string[] => {
  const ways = new Map<string, readonly string[]>([['none', []]]);
  for (const [here, events] of ways)
    for (const { event, from, to } of process.documents[document]?.steps ?? [])
      if (from.some((one) => one === here) && !ways.has(to)) ways.set(to, [...events, event]);
  return [...(ways.get(status) ?? [])];
};
