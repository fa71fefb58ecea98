/** Some forty stories, so that every point at which a practitioner may meet a child can be seen at once. */
import {
  adopted,
  agreedByAdm,
  approved,
  firstReview,
  longTermFamilyFinding,
  lookedAfter,
  matched,
  papersWithAdm,
  placedWithAdopters,
  placementOrderMade,
  placementOrderSought,
  planFor,
  planningMeeting,
  reportApproved,
  type StoryStep,
  step,
  submitted,
} from './story-steps.js';

export interface DemonstrationStory {
  /** What is to be seen; for tests and for whoever looks for an example. */
  readonly shows: string;
  /** Days before today on which it begins. */
  readonly began: number;
  /** The child's age in months on that day. */
  readonly months: number;
  readonly steps: readonly StoryStep[];
  /** Stories of brothers and sisters share a name here. */
  readonly siblings?: string;
  /** How the case stands at the end; tests hold it to that. */
  readonly seen?: Seen;
}

/** What a visitor finds in the child's record. */
export interface Seen {
  /** Region -> the state it stands in. */
  readonly stands: Readonly<Record<string, string>>;
  /** A limit that has passed. */
  readonly overdue?: string;
  /** An event that cannot be recorded yet. */
  readonly blocked?: string;
}

const story = (
  shows: string,
  began: number,
  months: number,
  steps: readonly StoryStep[],
  siblings?: string,
): DemonstrationStory => ({ shows, began, months, steps, ...(siblings === undefined ? {} : { siblings }) });

const adoption = (): StoryStep[] => planFor('ADOPTION', ['REUNIFICATION', 'KINSHIP_SGO']);
const longTerm = (parallel: readonly string[] = []): StoryStep[] => planFor('LTF', parallel);

/** Nobody older than eleven is asked for a planning meeting: a discussion with specialists takes its place. */
const discussion = (planRatified: string): StoryStep[] => [
  step(22, 'iro', 'REVIEW_HELD', { number: 1, kind: 'initial', ppmDecision: 'discussionRequired' }),
  step(40, 'sw', 'CARE_PLAN_UPDATED'),
  step(56, 'sw', 'SPECIALIST_DISCUSSION_RECORDED'),
  step(92, 'iro', 'REVIEW_HELD', { number: 2, kind: 'second', planRatified }),
];

export const DEMONSTRATION_STORIES: readonly DemonstrationStory[] = [
  story('edge of care: case just opened', 5, 40, [step(0, 'sw', 'CASE_OPENED')]),
  story('edge of care: legal planning meeting held', 24, 20, [
    step(0, 'sw', 'CASE_OPENED'),
    step(14, 'legal', 'LEGAL_PLANNING_MEETING_HELD'),
  ]),
  story('pre-proceedings: Public Law Outline', 45, 3, [
    step(0, 'sw', 'CASE_OPENED'),
    step(10, 'legal', 'LEGAL_PLANNING_MEETING_HELD'),
    step(20, 'legal', 'ENTERED_PLO'),
    step(33, 'sw', 'VIABILITY_ASSESSMENT_RECORDED', { outcome: 'proceed' }),
  ]),
  story('proceedings while the child is at home', 50, 60, [
    step(0, 'sw', 'CASE_OPENED'),
    step(8, 'legal', 'LEGAL_PLANNING_MEETING_HELD'),
    step(22, 'legal', 'CARE_PROCEEDINGS_ISSUED'),
  ]),
  story('just looked after', 2, 14, [lookedAfter('C1')]),
  story('just looked after, with connected carers', 9, 70, [lookedAfter('V2', 'U3')]),
  story('first review due soon', 20, 30, [lookedAfter('V2')]),
  story('first review overdue', 38, 52, [lookedAfter('C1')]),
  story('first review held, planning meeting required', 33, 26, [lookedAfter('C1'), ...firstReview()]),
  story('planning meeting booked', 57, 41, [
    lookedAfter('V2'),
    ...firstReview(),
    step(50, 'admin', 'MEETING_BOOKED', (day) => ({ type: 'PPM', date: day(65) })),
  ]),
  story('planning meeting overdue', 79, 64, [lookedAfter('C1'), ...firstReview()]),
  story('plan proposed: adoption', 66, 10, [
    lookedAfter('C1', 'U5'),
    ...firstReview(),
    ...planningMeeting('ADOPTION', ['KINSHIP_SGO']),
  ]),
  story('plan proposed: kinship', 74, 88, [
    lookedAfter('C1', 'U3'),
    ...firstReview(),
    ...planningMeeting('KINSHIP_SGO', ['LTF']),
  ]),
  story('plan proposed, second review overdue', 121, 35, [
    lookedAfter('C1'),
    ...firstReview(),
    ...planningMeeting('ADOPTION', []),
  ]),
  story('adoption: report being drafted', 98, 13, [lookedAfter('C1'), ...adoption()]),
  story('adoption: report submitted', 105, 9, [lookedAfter('C1'), ...adoption(), submitted(101, 'sw', 'CPR')]),
  story('adoption: report approved', 110, 17, [lookedAfter('C1'), ...adoption(), ...reportApproved()]),
  story('adoption: awaiting the Agency Decision Maker', 114, 6, [
    lookedAfter('C1', 'U5'),
    ...adoption(),
    ...papersWithAdm(),
  ]),
  story('adoption: decision overdue', 131, 31, [lookedAfter('C1'), ...adoption(), ...papersWithAdm()]),
  story('adoption: agreed', 118, 22, [lookedAfter('C1'), ...adoption(), ...agreedByAdm()]),
  story('adoption: placement order sought', 140, 19, [lookedAfter('C1'), ...adoption(), ...placementOrderSought()]),
  story('adoption: family finding', 200, 25, [lookedAfter('C1'), ...adoption(), ...placementOrderMade()]),
  story('adoption: drift, six months after the placement order', 372, 45, [
    lookedAfter('C1'),
    ...adoption(),
    ...placementOrderMade(),
    step(262, 'iro', 'REVIEW_HELD', { number: 4, kind: 'placementOrder' }),
    step(350, 'iro', 'REVIEW_HELD', { number: 5, kind: 'placementOrder' }),
  ]),
  story('adoption: match recommended', 226, 16, [
    lookedAfter('C1'),
    ...adoption(),
    ...placementOrderMade(),
    step(190, 'ff', 'CANDIDATE_FAMILY_ADDED', { family: 'F101' }),
    step(194, 'ff', 'LINKED', { family: 'F101' }),
    step(222, 'panelChair', 'MATCHING_PANEL_HELD', { recommendation: 'match' }),
  ]),
  story('adoption: matched', 232, 28, [lookedAfter('C1'), ...adoption(), ...matched('F102')]),
  story('adoption: placed with adopters', 268, 12, [lookedAfter('C1'), ...adoption(), ...placedWithAdopters('F103')]),
  story('adoption: adopted, record sealed', 420, 11, [lookedAfter('C1'), ...adoption(), ...adopted('F104')]),
  story('long-term fostering: referred', 97, 100, [lookedAfter('V2'), ...longTerm()]),
  story('long-term fostering: family finding', 118, 112, [
    lookedAfter('C1'),
    ...longTerm(),
    ...longTermFamilyFinding(),
  ]),
  story('long-term fostering: panel booked', 150, 124, [
    lookedAfter('C1'),
    ...longTerm(),
    ...longTermFamilyFinding(),
    step(124, 'ltt', 'PROFILE_CIRCULATED'),
    step(130, 'ltt', 'CANDIDATE_FAMILY_ADDED', { family: 'F201' }),
    step(138, 'sw', 'NEEDS_AND_MATCHING_MEETING_HELD', { allAgree: true }),
    step(143, 'sw', 'PANEL_ITEM_REQUESTED', { panel: 'FOSTERING_PANEL', kind: 'LTF' }),
  ]),
  story('long-term fostering: matched at 14', 215, 171, [
    lookedAfter('V2', 'U4'),
    ...discussion('LTF'),
    ...longTermFamilyFinding(),
    step(204, 'iro', 'LTF_RATIFIED_AT_REVIEW'),
  ]),
  story('kinship: assessment under way', 84, 54, [
    lookedAfter('C1', 'U3'),
    ...firstReview(),
    step(50, 'sw', 'VIABILITY_ASSESSMENT_RECORDED', { outcome: 'proceed' }),
    ...planningMeeting('KINSHIP_SGO', ['LTF']),
    step(76, 'ffTM', 'ASSESSMENT_COMPLETED', { kind: 'SGO', outcome: 'positive' }),
  ]),
  story('kinship: preferred, special guardianship', 126, 96, [
    lookedAfter('C1', 'U3'),
    ...planFor('KINSHIP_SGO', ['LTF']),
    step(102, 'sw', 'PLAN_PRESENTED_TO_ADM'),
  ]),
  story('kinship: special guardianship order made', 190, 73, [
    lookedAfter('C1', 'U3'),
    ...planFor('KINSHIP_SGO', ['LTF']),
    step(102, 'sw', 'PLAN_PRESENTED_TO_ADM'),
    step(108, 'adm', 'ADM_DECIDED', { outcome: 'adoptionNotThePlan' }),
    step(120, 'legal', 'KINSHIP_APPLICATION_MADE'),
    step(172, 'legal', 'ORDER_MADE', { orders: ['SGO'] }),
  ]),
  story('no planning meeting: over 12, specialist discussion due', 48, 158, [
    lookedAfter('V2'),
    step(22, 'iro', 'REVIEW_HELD', { number: 1, kind: 'initial', ppmDecision: 'discussionRequired' }),
    step(40, 'sw', 'CARE_PLAN_UPDATED'),
  ]),
  story('internal dispute open', 64, 58, [
    lookedAfter('C1', 'U3'),
    ...firstReview(),
    step(52, 'tm', 'INTERNAL_DISPUTE_RECORDED'),
  ]),
  story('disruption: long-term placement ended', 236, 106, [
    lookedAfter('C1'),
    ...longTerm(),
    ...longTermFamilyFinding(),
    step(130, 'ltt', 'CANDIDATE_FAMILY_ADDED', { family: 'F202' }),
    step(138, 'sw', 'NEEDS_AND_MATCHING_MEETING_HELD', { allAgree: true }),
    step(143, 'sw', 'PANEL_ITEM_REQUESTED', { panel: 'FOSTERING_PANEL', kind: 'LTF' }),
    step(172, 'adm', 'MATCH_APPROVED', { kind: 'permanentFostering', afterPanel: 'Fostering Panel' }),
    step(226, 'sw', 'PLACEMENT_DISRUPTED', (day) => ({ newPlacement: { code: 'U6', start: day(226) } })),
  ]),
  story('three moves', 104, 130, [
    lookedAfter('C1'),
    step(12, 'sw', 'PLACEMENT_CHANGED', { code: 'U6', reason: 'CREQB' }),
    ...firstReview(),
    step(47, 'sw', 'PLACEMENT_CHANGED', { code: 'U6', reason: 'ALLEG' }),
    ...planningMeeting('LTF', []),
    step(75, 'sw', 'PLACEMENT_CHANGED', { code: 'K2', reason: 'CREQB' }),
  ]),
  story('residential care ratified', 112, 165, [
    lookedAfter('V2', 'K2'),
    ...discussion('RESIDENTIAL').map((one) =>
      one.after === 92
        ? step(92, 'iro', 'REVIEW_HELD', {
            number: 2,
            kind: 'second',
            planRatified: 'RESIDENTIAL',
            residentialNeedInCarePlan: true,
            familyCareNotAppropriate: true,
          })
        : one,
    ),
  ]),
  story('reunification: at home on trial', 128, 81, [
    lookedAfter('C1'),
    ...planFor('REUNIFICATION', ['LTF']),
    step(106, 'sw', 'PLACEMENT_CHANGED', { code: 'P1', reason: 'CARPL', provider: 'PR0' }),
  ]),
  story('care ended: returned home', 160, 47, [
    lookedAfter('V2'),
    ...planFor('REUNIFICATION', ['LTF']),
    step(140, 'sw', 'CARE_ENDED', { reason: 'returnedHome', reasonEpisodeCeased: 'E4A' }),
  ]),
  story('care ended: turned 18', 330, 206, [
    lookedAfter('V2', 'K3'),
    ...discussion('INDEPENDENCE'),
    step(268, 'iro', 'REVIEW_HELD', { number: 3, kind: 'periodic' }),
    step(306, 'sw', 'CARE_ENDED', { reason: 'turned18', reasonEpisodeCeased: 'E17' }),
  ]),
  story(
    'siblings: checklist submitted',
    66,
    63,
    [lookedAfter('C1', 'U6', { existingSiblings: true }), ...firstReview(), submitted(52, 'sw', 'SIBLING_CHECKLIST')],
    'appleyard',
  ),
  story(
    'siblings: analysis completed before the meeting',
    66,
    29,
    [
      lookedAfter('C1', 'U6', { existingSiblings: true }),
      ...firstReview(),
      submitted(46, 'sw', 'SIBLING_CHECKLIST'),
      approved(50, 'tm', 'SIBLING_CHECKLIST'),
      step(54, 'sw', 'SIBLING_ANALYSIS_COMPLETED'),
      ...planningMeeting('ADOPTION', ['LTF']),
    ],
    'appleyard',
  ),
];
