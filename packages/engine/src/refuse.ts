/** Makes a refusal: what happened, and what would help. */
import type { Refusal, RefusalKind, Unlock } from './decision.js';
import { eachOnce } from './each-once.js';

export const refuse = (
  refusal: RefusalKind,
  sentence: string,
  unlocks: readonly Unlock[] = [],
  sources: readonly string[] = [],
  more: Partial<Pick<Refusal, 'answers' | 'overridable' | 'by'>> = {},
): Refusal => ({ kind: 'refusal', refusal, sentence, unlocks: eachOnce(unlocks), sources, ...more });
