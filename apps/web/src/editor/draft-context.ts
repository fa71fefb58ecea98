/** The draft as a whole, for those parts of the editor that deal with more than one place: saving, undo, conflicts, history. */

import type { DraftState, DraftStore } from '@homeward/contract';
import type { DraftBlock, DraftFiles } from '@homeward/definition';
import { createContext, useContext } from 'react';
import { paths } from '../paths';
import { areaOfPlace } from './area-of-place';
import type { Reading } from './checking/use-reading';

export interface OpenDraft {
  readonly id: string;
  /** The version that it started from, and the files of that version. */
  readonly base: string;
  readonly baseFiles: DraftFiles;
  /** Building blocks by id. */
  readonly blocks: Readonly<Record<string, DraftBlock>>;
  /** Whether one can be sent to an area. */
  hasArea(key: string | undefined): boolean;
  readonly store: DraftStore;
  readonly state: DraftState;
  /** What was found wrong, and whether that is of now. */
  readonly reading: Reading;
}

const DraftContext = createContext<OpenDraft | undefined>(undefined);
export const DraftProvider = DraftContext.Provider;

export const useOpenDraft = (): OpenDraft => {
  const draft = useContext(DraftContext);
  if (draft === undefined) throw new Error('This panel stands outside a draft.');
  return draft;
};

/** For tools that are offered only where the draft is kept by the server. */
export const useDraftIfOpen = (): OpenDraft | undefined => useContext(DraftContext);

/** For marks that are shown only where the draft is known. */
export const useBlock = (id: string | undefined): DraftBlock | undefined => {
  const draft = useContext(DraftContext);
  return id === undefined || draft === undefined || !Object.hasOwn(draft.blocks, id) ? undefined : draft.blocks[id];
};

/** The address at which a place of the draft is changed; undefined where no area changes it, or the draft is not known. */
export const usePlaceAddress = (): ((place: string) => string | undefined) => {
  const draft = useContext(DraftContext);
  return (place) => {
    const area = areaOfPlace(place);
    return draft?.hasArea(area) === true ? paths.draft(draft.id, area, place) : undefined;
  };
};
