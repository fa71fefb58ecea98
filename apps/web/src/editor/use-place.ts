/** Which element a panel shows: the one its address names. Choosing another goes to another address, so that the browser's Back and Forward do what people expect of them. */
import { placeSteps } from '@homeward/definition';
import { createContext, useContext, useState } from 'react';

export interface Place {
  readonly file: string;
  readonly steps: readonly string[];
}

export const asPlace = (at: string | undefined): Place | undefined => (at === undefined ? undefined : placeSteps(at));

/** Goes to a place of the area that is open; to the area itself without one. Where there is no address, a panel stands by itself. */
export type GoToPlace = (at: string | undefined) => void;
const Going = createContext<GoToPlace>(() => undefined);
export const GoingProvider = Going.Provider;

interface Shown<T> {
  readonly at: string | undefined;
  readonly chosen: T;
  /** A choice is on its way into the address, which still says what it said before. */
  readonly leaving?: { readonly from: string | undefined };
}

/**
 * @param at what the address says; another one replaces what was chosen
 * @param read what an address shows; of what was shown before, whatever the address does not say may be kept
 * @param placeOf the address of what is chosen
 */
export function useChosen<T>(
  at: string | undefined,
  read: (place: Place | undefined, before: T | undefined) => T,
  placeOf: (chosen: T) => string | undefined,
): readonly [T, (chosen: T) => void] {
  const go = useContext(Going);
  const [shown, setShown] = useState<Shown<T>>(() => ({ at, chosen: read(asPlace(at), undefined) }));
  const choose = (chosen: T): void => {
    const next = placeOf(chosen);
    setShown({ at: next, chosen, ...(next === at ? {} : { leaving: { from: at } }) });
    if (next !== at) go(next);
  };
  if (shown.at === at) {
    if (shown.leaving !== undefined) setShown({ at, chosen: shown.chosen });
    return [shown.chosen, choose];
  }
  if (shown.leaving !== undefined && shown.leaving.from === at) return [shown.chosen, choose];
  const chosen = read(asPlace(at), shown.chosen);
  setShown({ at, chosen });
  return [chosen, choose];
}
