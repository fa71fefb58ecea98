/** Which element a panel shows: the one it was opened at, then whatever is chosen in it. */
import { placeSteps } from '@homeward/definition';
import { useState } from 'react';

export interface Place {
  readonly file: string;
  readonly steps: readonly string[];
}

export const asPlace = (at: string | undefined): Place | undefined => (at === undefined ? undefined : placeSteps(at));

/** @param at where to open; a new one replaces what was chosen */
export function useChosen<T>(
  at: string | undefined,
  read: (place: Place | undefined) => T,
): readonly [T, (chosen: T) => void] {
  const [state, setState] = useState(() => ({ at, chosen: read(asPlace(at)) }));
  if (state.at !== at) {
    const chosen = read(asPlace(at));
    setState({ at, chosen });
    return [chosen, (next) => setState({ at, chosen: next })];
  }
  return [state.chosen, (chosen) => setState({ at, chosen })];
}
