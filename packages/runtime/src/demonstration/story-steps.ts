/** The stretches that demonstration stories are made of: what is recorded, by whom, and how many days after the story begins. */
import type { PlainDate } from '@homeward/definition';
import type { Answers } from '@homeward/engine';

/** A day counted from the story's beginning, once it is known when that is. */
export type DayOf = (after: number) => PlainDate;

export interface StoryStep {
  /** Days after the story's beginning; recorded on the next working day. */
  readonly after: number;
  readonly role: string;
  readonly event: string;
  readonly document?: string;
  /** Laid over the form's complete example. */
  readonly answers?: Answers | ((day: DayOf) => Answers);
}

export const step = (after: number, role: string, event: string, answers?: StoryStep['answers']): StoryStep => ({
  after,
  role,
  event,
  ...(answers === undefined ? {} : { answers }),
});

export const submitted = (after: number, role: string, document: string): StoryStep => ({
  after,
  role,
  event: 'DOCUMENT_SUBMITTED',
  document,
});

export const approved = (after: number, role: string, document: string): StoryStep => ({
  after,
  role,
  event: 'DOCUMENT_QA_APPROVED',
  document,
});

export const lookedAfter = (legalStatus: 'C1' | 'V2', placement = 'U6', more: Answers = {}): StoryStep =>
  step(0, 'sw', 'CHILD_BECAME_LOOKED_AFTER', (day) => ({
    legalStatus,
    placement,
    ...(legalStatus === 'C1' ? { careProceedings: { startDate: day(0) } } : {}),
    ...more,
  }));

/** The first review, and what follows from it until a planning meeting is due. */
export const firstReview = (): StoryStep[] => [
  step(22, 'iro', 'REVIEW_HELD', { number: 1, kind: 'initial', ppmDecision: 'ppmRequired' }),
  step(40, 'sw', 'CARE_PLAN_UPDATED'),
  step(44, 'admin', 'REVIEW_SCHEDULED', (day) => ({ number: 2, date: day(93) })),
];

export const planningMeeting = (preferred: string, parallel: readonly string[], more: Answers = {}): StoryStep[] => {
  const adoption = preferred === 'ADOPTION';
  return [
    step(58, 'sm', 'PPM_HELD', {
      preferred,
      parallel,
      specialistAttended: true,
      cluAttended: true,
      ...(adoption
        ? { adoptionTMAttended: true, adoptionAdvice: true }
        : { adoptionNotSuitableReasons: 'The family can offer a home, and the child knows them well.' }),
      ...more,
    }),
    ...(adoption
      ? [step(62, 'adoptionTM', 'ADOPTION_ADVICE_CIRCULATED'), step(63, 'admin', 'PPM_SUMMARY_SENT_HEAD_IRT')]
      : []),
  ];
};

/** Minutes, summary and the second review, which makes the plan the child's plan. */
export const ratified = (planRatified: string): StoryStep[] => [
  step(80, 'admin', 'PPM_MINUTES_SENT_TO_IRO'),
  step(84, 'sw', 'PARENTS_SUMMARY_SENT'),
  step(92, 'iro', 'REVIEW_HELD', { number: 2, kind: 'second', planRatified }),
];

export const planFor = (preferred: string, parallel: readonly string[], more: Answers = {}): StoryStep[] => [
  ...firstReview(),
  ...planningMeeting(preferred, parallel, more),
  ...ratified(preferred),
];

export const reportApproved = (): StoryStep[] => [submitted(101, 'sw', 'CPR'), approved(108, 'tm', 'CPR')];

export const papersWithAdm = (): StoryStep[] => [...reportApproved(), step(111, 'admin', 'ADM_PAPERS_RECEIVED')];

export const agreedByAdm = (): StoryStep[] => [
  ...papersWithAdm(),
  step(115, 'adm', 'ADM_DECIDED', { outcome: 'adoptionAgreed', decisionType: 'SHOBPA', panelRecommended: false }),
];

export const placementOrderSought = (): StoryStep[] => [
  ...agreedByAdm(),
  step(119, 'admin', 'ADM_NOTICE_SENT'),
  step(121, 'legal', 'PLACEMENT_ORDER_APPLIED'),
];

/** Until the court has made care and placement orders and a family is being looked for. */
export const placementOrderMade = (): StoryStep[] => [
  ...placementOrderSought(),
  step(160, 'iro', 'REVIEW_HELD', { number: 3, kind: 'beforeFinalHearing' }),
  step(172, 'legal', 'ORDER_MADE', { orders: ['CARE_ORDER', 'PLACEMENT_ORDER'], legalStatus: 'E1' }),
];

/** @param family its reference: the match and the family's own record hear of it */
export const matched = (family: string): StoryStep[] => [
  ...placementOrderMade(),
  step(190, 'ff', 'CANDIDATE_FAMILY_ADDED', { family }),
  step(222, 'panelChair', 'MATCHING_PANEL_HELD', { recommendation: 'match', family }),
  step(228, 'adm', 'MATCH_APPROVED', { kind: 'adoption', family }),
];

export const placedWithAdopters = (family: string): StoryStep[] => [
  ...matched(family),
  step(234, 'ff', 'COORDINATION_MEETING_HELD'),
  step(238, 'sw', 'INTRODUCTIONS_STARTED'),
  step(250, 'sw', 'PLACED_FOR_ADOPTION', { placement: 'A6', family }),
  step(254, 'sw', 'ADOPTION_VISIT'),
];

export const adopted = (family: string): StoryStep[] => [
  ...placedWithAdopters(family),
  step(274, 'iro', 'REVIEW_HELD', { kind: 'adoption', number: 1 }),
  step(358, 'iro', 'REVIEW_HELD', { kind: 'adoption', number: 2 }),
  step(372, 'legal', 'ADOPTION_ORDER_APPLIED'),
  step(404, 'legal', 'ORDER_MADE', { orders: ['ADOPTION_ORDER'], consent: 'dispensedWith' }),
];

export const longTermFamilyFinding = (): StoryStep[] => [
  submitted(98, 'sw', 'LTF_REFERRAL'),
  step(104, 'ltt', 'PROFILE_CIRCULATED'),
];
