/** What each line of an event by which it reaches other cases came to, and what was handed on along it. */
import type { Rule } from '@homeward/definition';
import { readValue } from '../facts-from-event.js';
import { handedOnBy, LINK_PARTS, signalsMissed, signalsWouldDiffer, type Telling } from '../tracing/signals-missed.js';
import { theOther } from './would-differ.js';

export interface LinkOutcome {
  readonly at: string;
  readonly when: Rule | string | undefined;
  /** Another answer of its rule would let other cases hear something else. */
  readonly differs: () => boolean;
  /** What would be missed in the other case, by the name it has there. */
  readonly handed: readonly string[];
}

export const linkOutcomes = (telling: Telling, place: (part: string, index: number) => string): LinkOutcome[] =>
  LINK_PARTS.flatMap((part) =>
    (telling.definition[part] ?? []).map(({ when }, index): LinkOutcome => {
      const line = { part, index };
      const isHeard = signalsMissed(telling, line).length > 0;
      return {
        at: place(part, index),
        when,
        differs: () => signalsWouldDiffer(telling, line, theOther(when, telling.world)),
        handed: Object.entries(handedOnBy(telling.definition, line)).flatMap(([name, from]) =>
          isHeard && readValue(from, telling.world) !== undefined ? [name] : [],
        ),
      };
    }),
  );

/** The item of something that was handed on to another case. */
export const handedOn = (place: string, name: string): string => `${place} hands ${name} on`;
