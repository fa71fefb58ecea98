/** Makes sure that a pack a person named exists. */
import { nearestName } from '@homeward/definition';
import { WrongUse } from './command.js';

/** Throws WrongUse with the nearest name when there is no such pack. */
export const knownAuthority = (named: string, packs: readonly string[]): string => {
  if (packs.includes(named)) return named;
  const nearest = nearestName(named, packs);
  throw new WrongUse(
    `There is no pack ${named}${nearest === undefined ? '.' : `; did you mean ${nearest}?`} Packs: ${packs.join(', ') || 'none'}.`,
  );
};
