// What can happen to a looked-after child as far as the return tells it: a closed list, neutral to any authority.
import type {
  AdoptedByFosterCarer,
  NumberOfAdopters,
  ReasonAdoptionDecisionReversed,
} from './code-lists/adoption-codes.js';
import type { CareOutcome, ReasonEpisodeCeased } from './code-lists/end-of-care-codes.js';
import type { LegalStatus, Need, PlacementProvider, ReasonForPlacementChange } from './code-lists/episode-codes.js';
import type { Placement } from './code-lists/placement-codes.js';
import type { Participation } from './code-lists/review-codes.js';
import type { PlainDate } from './plain-date.js';

/** What happened; each kind with what the return says of it. Fields the return leaves blank are undefined. */
export type WhatHappened =
  | {
      readonly kind: 'becameLookedAfter';
      readonly legalStatus?: LegalStatus;
      readonly placement?: Placement;
      readonly provider?: PlacementProvider;
      readonly need?: Need;
    }
  | { readonly kind: 'legalStatusChanged'; readonly legalStatus: LegalStatus }
  | { readonly kind: 'adoptionDecided' }
  | { readonly kind: 'placementOrderMade' }
  | {
      readonly kind: 'matchDecided';
      readonly byFosterCarer?: AdoptedByFosterCarer;
      readonly adopters?: NumberOfAdopters;
    }
  | {
      readonly kind: 'placementChanged';
      readonly placement?: Placement;
      readonly provider?: PlacementProvider;
      readonly reason?: ReasonForPlacementChange;
    }
  | { readonly kind: 'placedForAdoption'; readonly placement: Placement }
  | {
      readonly kind: 'reviewHeld';
      readonly participation?: Participation;
      /** Number within the period of care, from 1; undefined when the child was not looked after that day. */
      readonly number?: number;
    }
  | { readonly kind: 'adoptionDecisionReversed'; readonly reason?: ReasonAdoptionDecisionReversed }
  | {
      readonly kind: 'careEnded';
      /** Undefined when the period broke off without a reason for ceasing. */
      readonly reason?: Exclude<ReasonEpisodeCeased, 'X1'>;
      readonly outcome?: CareOutcome;
    };

/** Something that happened to a child, when, and the row of the return that says so. */
export type Happening = WhatHappened & {
  readonly on: PlainDate;
  readonly source: { readonly file: string; readonly line: number };
};

/**
 * The order of happenings on one day: entering care first, leaving it last, and between them the order in which
 * one makes the next possible (decision, order, match, move, placement for adoption).
 */
export const orderOnOneDay = {
  becameLookedAfter: 0,
  legalStatusChanged: 1,
  adoptionDecided: 2,
  placementOrderMade: 3,
  matchDecided: 4,
  placementChanged: 5,
  placedForAdoption: 6,
  reviewHeld: 7,
  adoptionDecisionReversed: 8,
  careEnded: 9,
} as const satisfies Record<WhatHappened['kind'], number>;
