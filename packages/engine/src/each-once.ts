/** What is missing, each said once. */
import type { Unlock } from './decision.js';

/** What a state and a gate, or two gates, both ask for is missing once; the clause is that of whichever cites one. */
export const eachOnce = (unlocks: readonly Unlock[]): Unlock[] => {
  const bySentence = new Map<string, Unlock>();
  for (const unlock of unlocks) {
    const before = bySentence.get(unlock.sentence);
    const source = before?.source ?? unlock.source;
    bySentence.set(unlock.sentence, { ...(before ?? unlock), ...(source === undefined ? {} : { source }) });
  }
  return [...bySentence.values()];
};
