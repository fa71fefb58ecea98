/** Where a field stands: the process whose names it offers, and the values beside it. */

import type { ElementField, Json } from '@homeward/definition';
import { extraAnswersOf, formsOf, type Pack, type Process, type RuleIn, type RuleScope } from '@homeward/definition';

export interface FieldContext {
  readonly pack: Pack;
  readonly process: Process | undefined;
  /** The action that the field is a part of, where it is one's. */
  readonly event?: string;
  readonly isLocked: boolean;
  /** The group that the field stands in. */
  readonly beside: Readonly<Record<string, Json>>;
  /** A new thing is not in the draft yet: what is typed is taken at once, and read as a whole when it is added. */
  readonly isNew: boolean;
}

export interface FieldProps {
  readonly id: string;
  readonly field: ElementField;
  readonly value: Json | undefined;
  readonly context: FieldContext;
  /** @param how in words, where there is more to say than that the field has changed: "“Team manager” added" */
  onChange(value: Json | undefined, how?: string): void;
}

/** What a condition can ask about in its place. */
export const scopeOf = (asked: RuleIn, { pack, process, event: own, beside }: FieldContext): RuleScope => {
  if (asked === 'tracker') return { process: undefined, forms: [], extraAnswers: [] };
  const event = asked === 'ownEvent' ? own : beside.event;
  if (asked === 'process' || process === undefined || typeof event !== 'string')
    return { process, forms: [], extraAnswers: [] };
  return { process, forms: formsOf(pack, process, event), extraAnswers: extraAnswersOf(process.events[event]) };
};
