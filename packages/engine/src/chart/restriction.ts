/** Whether a case stands in a state that its chart tags as restricted: not everybody who works there may see it, and pages must say so. */
import type { Process } from '@homeward/definition';
import type { StateValue } from '../case-record.js';
import { activePaths } from '../rules/world.js';
import { nodeAt, stateTitle } from './state-titles.js';

const TAG = 'restricted';

/** @returns what people call that state, "Restricted"; undefined for a case that is open to everybody whose role reaches it */
export const restrictionOf = (process: Process, state: StateValue): string | undefined => {
  const found = activePaths(state).find((path) => nodeAt(process.chart, path)?.tags?.includes(TAG) === true);
  return found === undefined ? undefined : stateTitle(process, found);
};
