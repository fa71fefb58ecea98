/** What each line of an event by which it reaches other cases came to, and what was handed on along it. */
import type { EventDefinition, Rule } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import { readValue } from '../facts-from-event.js';
import type { World } from '../rules/world.js';
import { handedOnBy, LINK_PARTS, signalsMissed, signalsWouldDiffer } from '../tracing/signals-missed.js';
import { theOther } from './would-differ.js';

export interface LinkOutcome {
  readonly at: string;
  readonly when: Rule | string | undefined;
  /** Another answer of its rule would let other cases hear something else. */
  readonly differs: () => boolean;
  /** What would be missed in the other case, by the name it has there. */
  readonly handed: readonly string[];
}

/** @param world of the event, with the facts that it makes known */
export const linkOutcomes = (
  compiled: CompiledPack,
  before: CaseRecord,
  definition: EventDefinition,
  world: World,
  place: (part: string, index: number) => string,
): LinkOutcome[] =>
  LINK_PARTS.flatMap((part) =>
    (definition[part] ?? []).map(({ when }, index): LinkOutcome => {
      const line = { part, index };
      const isHeard = signalsMissed(compiled, before, definition, world, line).length > 0;
      return {
        at: place(part, index),
        when,
        differs: () => signalsWouldDiffer(compiled, before, definition, world, line, theOther(when, world)),
        handed: Object.entries(handedOnBy(definition, line)).flatMap(([name, from]) =>
          isHeard && readValue(from, world) !== undefined ? [name] : [],
        ),
      };
    }),
  );

/** The item of something that was handed on to another case. */
export const handedOn = (place: string, name: string): string => `${place} hands ${name} on`;
