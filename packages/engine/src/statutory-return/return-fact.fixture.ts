/** A fact that answers a column of the return, for tests. */
import type { FactDefinition, FactType } from '@homeward/definition';

export const returnFact = (type: FactType, ssda903: string): FactDefinition => ({
  type,
  label: ssda903,
  sensitivity: 'ordinary',
  ssda903,
  sources: [],
});
