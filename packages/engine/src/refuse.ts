/** Makes a refusal: what happened, and what would help. */
import type { Refusal, RefusalKind, Unlock } from './decision.js';

export const refuse = (
  refusal: RefusalKind,
  sentence: string,
  unlocks: readonly Unlock[] = [],
  sources: readonly string[] = [],
  more: Partial<Pick<Refusal, 'answers' | 'overridable' | 'by'>> = {},
): Refusal => ({ kind: 'refusal', refusal, sentence, unlocks, sources, ...more });
