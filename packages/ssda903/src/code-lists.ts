// Every code list of the return by its column, for forms and for whoever needs the words of a code.
import type { CodeList } from './code-list.js';
import {
  adoptedByFosterCarer,
  adopterLegalStatuses,
  adopterSexes,
  numbersOfAdopters,
  reasonsAdoptionDecisionReversed,
} from './code-lists/adoption-codes.js';
import { ethnicities, missingKinds, motherhood, previousPermanence, sexes } from './code-lists/child-codes.js';
import { reasonsEpisodeCeased } from './code-lists/end-of-care-codes.js';
import {
  legalStatuses,
  needs,
  placementProviders,
  reasonsForNewEpisode,
  reasonsForPlacementChange,
} from './code-lists/episode-codes.js';
import { placements } from './code-lists/placement-codes.js';
import { participations } from './code-lists/review-codes.js';
import { reasonsSocialWorkerChanged } from './code-lists/social-worker-codes.js';

/** The code lists of the return, keyed by column name (`LS`, `PLACE`, `REC` ...). */
export const codeLists = {
  SEX: sexes,
  ETHNIC: ethnicities,
  MOTHER: motherhood,
  PREV_PERM: previousPermanence,
  MISSING: missingKinds,
  RNE: reasonsForNewEpisode,
  LS: legalStatuses,
  CIN: needs,
  PLACE: placements,
  PLACE_PROVIDER: placementProviders,
  REC: reasonsEpisodeCeased,
  REASON_PLACE_CHANGE: reasonsForPlacementChange,
  REVIEW_CODE: participations,
  FOSTER_CARE: adoptedByFosterCarer,
  NB_ADOPTR: numbersOfAdopters,
  SEX_ADOPTR: adopterSexes,
  LS_ADOPTR: adopterLegalStatuses,
  REASON_PLACED_CEASED: reasonsAdoptionDecisionReversed,
  SW_REASON: reasonsSocialWorkerChanged,
} as const satisfies Record<string, CodeList>;

/** A column of the return that has a code list. */
export type CodedColumn = keyof typeof codeLists;
