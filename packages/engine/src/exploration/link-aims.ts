/** Aims at what other cases hear: each case that begins, is linked or is told, and each condition of either deciding. */
import {
  type EventDefinition,
  type Pack,
  type Process,
  place,
  placeholdersOf,
  processFile,
  type ValueFrom,
} from '@homeward/definition';
import { handedOnBy, LINK_PARTS } from '../tracing/signals-missed.js';
import { type Aim, accepted, gatesOpen } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';
import { onceKnown } from './known-by-event.js';
import { handedOn } from './link-outcomes.js';

type Told = NonNullable<EventDefinition['tells']>[number];

/** The family, sibling or other subject that a told case is about; a second one is linked too, which is to hear nothing. */
const ONE = 'F1';
const OTHER = 'F2';

export const linkAims = (pack: Pack, id: string, process: Process): Aim[] =>
  Object.entries(process.events).flatMap(([event, definition]): Aim[] => {
    const taking = accepted(pack, process, event, 'any');
    if (taking === undefined) return [];
    return LINK_PARTS.flatMap((part) =>
      (definition[part] ?? []).flatMap((line, index): Aim[] => {
        const told = part === 'tells' ? (definition.tells ?? [])[index] : undefined;
        const { when } = line;
        const links = told === undefined ? {} : { links: linkedBefore(told) };
        const about = aboutOne(pack, definition, line.reference);
        const seen = (way: Way): Way => onceKnown(pack, definition, way);
        const aim = (more: Way): Aim => ({
          part: 'events',
          steps: [{ event, way: [...seen(more), ...about, ...taking, ...gatesOpen(pack, process, event)] }],
          way: [],
          ...links,
        });
        return [
          { ...aim(wayTo(pack, when, true)), shows: place(processFile(id, 'events'), event, part, index) },
          ...(when === undefined ? [] : decidingWays(pack, when)).map(aim),
          ...Object.entries(handedOnBy(definition, { part, index })).map(([name, from]) => ({
            ...aim([...wayTo(pack, when, true), ...readable(from)]),
            shows: handedOn(place(processFile(id, 'events'), event, part, index), name),
          })),
        ];
      }),
    );
  });

/** There is something to hand on. */
const readable = (from: ValueFrom): Way => {
  const field = 'answer' in from ? `answer.${from.answer}` : 'fact' in from ? `fact.${from.fact}` : undefined;
  return field === undefined ? [] : [{ condition: { field, operator: 'notNull' }, truth: true }];
};

/** Kind of link -> references of the linked cases, in which `{subject}` stands for the case's own. */
const linkedBefore = ({ link, reference }: Told): Readonly<Record<string, readonly string[]>> => ({
  // A reference in which nothing but the case's own is filled in names one case alone.
  [link]: reference === undefined ? [ONE] : [...new Set([filled(reference, ONE), filled(reference, OTHER)])],
});

/** A reference of a setting, with the case's own in it. */
export const ownReference = (reference: string, subjectRef: string): string =>
  reference.replace('{subject}', subjectRef);

const filled = (reference: string, name: string): string => reference.replaceAll(/\{(?!subject\})[^}]*\}/g, name);

/** What makes a reference that is filled in from answers and facts name the one. */
const aboutOne = (pack: Pack, definition: EventDefinition, reference = ''): Way =>
  onceKnown(
    pack,
    definition,
    placeholdersOf(reference).flatMap(({ kind, path }) =>
      kind === 'subject'
        ? []
        : [{ condition: { field: `${kind}.${path}`, operator: '=' as const, value: ONE }, truth: true }],
    ),
  );
