/** What each happening of the return is called in the common vocabulary: the events that record it, in order of preference, and the facts it makes known. */
import type { FactValue } from '@homeward/definition';
import type { Answers, ImportedEvent } from '@homeward/engine';
import type { CareOutcome, Happening, WhatHappened } from '@homeward/ssda903';

export interface Attempt {
  readonly event: ImportedEvent;
  readonly answers: Answers;
}

export interface Rendering {
  /** The first that the process accepts is played; the rest are not. None: the happening is only facts. */
  readonly attempts: readonly Attempt[];
  /** What stays known when no attempt is accepted. An undefined value is one that the return leaves blank. */
  readonly facts: Readonly<Record<string, FactValue | undefined>>;
}

type Kind = WhatHappened['kind'];
type Of<K extends Kind> = Extract<Happening, { kind: K }>;

/** REC in the words of the common code list careEndReason (DOMAIN 4.3); orders have events of their own. */
const END_REASONS = {
  returnedHome: 'returnedHome',
  livingWithFamilyOrFriends: 'livesWithFamily',
  independentLiving: 'independentLiving',
  becameAdult: 'turned18',
  custody: 'custody',
  otherAuthority: 'otherAuthority',
  movedAbroad: 'other',
  died: 'other',
  other: 'other',
  adopted: 'other',
  specialGuardianship: 'livesWithFamily',
  childArrangements: 'livesWithFamily',
} as const satisfies Record<CareOutcome, string>;

const ORDERS: Partial<Record<CareOutcome, string>> = {
  adopted: 'ADOPTION_ORDER',
  specialGuardianship: 'SGO',
  childArrangements: 'CAO',
};

const TABLE: { readonly [K in Kind]: (happening: Of<K>) => Rendering } = {
  becameLookedAfter: ({ on, legalStatus, placement, provider, need }) => ({
    attempts: [
      {
        event: 'CHILD_BECAME_LOOKED_AFTER',
        answers: { legalStatus, placement, placementProvider: provider, categoryOfNeed: need },
      },
    ],
    facts: { becameLookedAfter: on, legalStatus, placement, placementProvider: provider, categoryOfNeed: need },
  }),
  // Only a full care order is an event of its own here: an interim one, or accommodation by agreement, says nothing of the court that could be played.
  legalStatusChanged: ({ legalStatus }) => ({
    attempts: legalStatus === 'C2' ? [{ event: 'ORDER_MADE', answers: { orders: ['CARE_ORDER'], legalStatus } }] : [],
    facts: { legalStatus },
  }),
  adoptionDecided: ({ on }) => ({
    attempts: [
      { event: 'ADM_DECIDED', answers: { decisionType: 'SHOBPA', outcome: 'adoptionAgreed', decisionDate: on } },
    ],
    facts: { admDecisionOn: on, admOutcome: 'adoptionAgreed', adoptionDecisionOn: on },
  }),
  placementOrderMade: ({ on }) => ({
    attempts: [{ event: 'ORDER_MADE', answers: { orders: ['PLACEMENT_ORDER'], legalStatus: 'E1' } }],
    facts: { legalStatus: 'E1', placementOrderDate: on },
  }),
  matchDecided: ({ on, byFosterCarer, adopters }) => ({
    attempts: [{ event: 'MATCH_APPROVED', answers: { kind: 'adoption' } }],
    facts: { matchedOn: on, adoptedByFosterCarer: byFosterCarer, numberOfAdopters: adopters },
  }),
  placementChanged: ({ placement, provider, reason }) => ({
    attempts: [{ event: 'PLACEMENT_CHANGED', answers: { code: placement, provider, reason } }],
    facts: { placement, placementProvider: provider, placementReason: reason },
  }),
  placedForAdoption: ({ on, placement }) => ({
    attempts: [{ event: 'PLACED_FOR_ADOPTION', answers: { placement } }],
    facts: { placement, placedForAdoptionOn: on },
  }),
  reviewHeld: ({ on, number, participation }) => ({
    attempts: [
      { event: 'REVIEW_HELD', answers: { number, kind: reviewKind(number), childParticipation: participation } },
    ],
    facts: { lastReviewHeld: on, reviewParticipation: participation },
  }),
  adoptionDecisionReversed: ({ on, reason }) => ({
    attempts: [
      {
        event: 'ADM_DECIDED',
        answers: { decisionType: 'reversal', outcome: 'adoptionReversed', reason, decisionDate: on },
      },
    ],
    facts: { reversedOn: on, reversalReason: reason },
  }),
  careEnded: ({ on, reason, outcome }) => {
    const order = outcome === undefined ? undefined : ORDERS[outcome];
    const consent = reason === 'E11' ? 'given' : reason === 'E12' ? 'dispensedWith' : undefined;
    const ended: Attempt = {
      event: 'CARE_ENDED',
      answers: { reason: END_REASONS[outcome ?? 'other'], reasonEpisodeCeased: reason },
    };
    return {
      // Care has ended whatever stood in the way of the order.
      attempts:
        order === undefined
          ? [ended]
          : [{ event: 'ORDER_MADE', answers: { orders: [order], consent, reasonEpisodeCeased: reason } }, ended],
      facts: {
        careEndedOn: on,
        reasonEpisodeCeased: reason,
        consentKind: consent,
        ...(order === undefined ? {} : { finalOrderOn: on }),
      },
    };
  },
};

/** The kind of a review by its number; a review while placed for adoption is named when it is played. */
const reviewKind = (number: number | undefined): string | undefined =>
  number === undefined ? undefined : number === 1 ? 'initial' : number === 2 ? 'second' : 'periodic';

export const renderingOf = (happening: Happening): Rendering => {
  switch (happening.kind) {
    case 'becameLookedAfter':
      return TABLE.becameLookedAfter(happening);
    case 'legalStatusChanged':
      return TABLE.legalStatusChanged(happening);
    case 'adoptionDecided':
      return TABLE.adoptionDecided(happening);
    case 'placementOrderMade':
      return TABLE.placementOrderMade(happening);
    case 'matchDecided':
      return TABLE.matchDecided(happening);
    case 'placementChanged':
      return TABLE.placementChanged(happening);
    case 'placedForAdoption':
      return TABLE.placedForAdoption(happening);
    case 'reviewHeld':
      return TABLE.reviewHeld(happening);
    case 'adoptionDecisionReversed':
      return TABLE.adoptionDecisionReversed(happening);
    case 'careEnded':
      return TABLE.careEnded(happening);
  }
};
