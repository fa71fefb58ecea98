/** What is recorded already and could be the answer: offered with where it comes from, never filled in by itself. */
import { createContext } from 'react';

export interface Offer {
  readonly inWords: string;
  readonly provenance: string;
  /** Makes it the answer; undefined once there is one. */
  readonly accept: (() => void) | undefined;
}
export const OfferContext = createContext<Readonly<Record<string, Offer>>>({});
