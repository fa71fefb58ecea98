/** Whether a case stands in a state that its chart tags as restricted or sealed: not everybody who works there may see it, and who does is written down. */
import type { Process } from '@homeward/definition';
import type { StateValue } from '../case-record.js';
import { activePaths } from '../rules/world.js';
import { nodeAt, stateTitle } from './state-titles.js';

const RESTRICTED = 'restricted';
const SEALED = 'sealed';

/** @returns what people call that state, "Restricted"; undefined for a case that is open to everybody whose role reaches it */
export const restrictionOf = (process: Process, state: StateValue): string | undefined => {
  const found = taggedAs(process, state, RESTRICTED);
  return found === undefined ? undefined : stateTitle(process, found);
};

/** Whether it is written down who looks at a case: of one that is restricted, and of one that is sealed. */
export const isReadingLogged = (process: Process, state: StateValue): boolean =>
  [RESTRICTED, SEALED].some((tag) => taggedAs(process, state, tag) !== undefined);

const taggedAs = (process: Process, state: StateValue, tag: string): string | undefined =>
  activePaths(state).find((path) => nodeAt(process.chart, path)?.tags?.includes(tag) === true);
