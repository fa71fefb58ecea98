/** What an authority keeps of what is known about a person: only what its pack has a fact for. */
import type { FactValue, Pack } from '@homeward/definition';

/** Pure. An authority without a fact for ethnicity or the date of birth keeps neither in the case; the subject's own row has the date of birth. */
export const factsKept = (
  { facts }: Pack,
  known: Readonly<Record<string, FactValue>>,
): Readonly<Record<string, FactValue>> =>
  Object.fromEntries(Object.entries(known).filter(([fact]) => Object.hasOwn(facts, fact)));
