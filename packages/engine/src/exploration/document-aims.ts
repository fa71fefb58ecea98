/** Aims at documents: each step of each from each status, and by the author where somebody else must take it. */
import { type Pack, type Process, place, processFile, within } from '@homeward/definition';
import { type Aim, type AimedStep, accepted } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';
import { onceKnown } from './known-by-event.js';

export const documentAims = (pack: Pack, id: string, process: Process): Aim[] =>
  Object.entries(process.documents).flatMap(([document, { steps }]) =>
    steps.flatMap(({ event, from, when, notBy }, index): Aim[] => {
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
  );

/** The events that bring a document from nothing to a status, in order; none when it cannot come there, or stands there from the first. */
export const stepsTo = (process: Process, document: string, status: string): string[] => {
  const ways = new Map<string, readonly string[]>([['none', []]]);
  for (const [here, events] of ways)
    for (const { event, from, to } of process.documents[document]?.steps ?? [])
      if (from.some((one) => one === here) && !ways.has(to)) ways.set(to, [...events, event]);
  return [...(ways.get(status) ?? [])];
};
