/** The council of the Permanence Progression Panel: every case comes back to the panel each fortnight, and drift is escalated. */
import { type AuthorityDemonstration, seenStory } from '../authority-demonstration.js';
import { child } from '../demonstration-children.js';
import { approved, lookedAfter, type StoryStep, step, submitted } from '../story-steps.js';

const panel = (after: number, answers: StoryStep['answers'] = {}): StoryStep =>
  step(after, 'chair', 'PANEL_HELD', answers);
const uploaded = (after: number): StoryStep => step(after, 'admin', 'PANEL_MINUTES_UPLOADED');
const firstReview = (): StoryStep => step(24, 'iro', 'REVIEW_HELD', { kind: 'initial', number: 1 });
const plan = (after: number, primaryPlan: string, more: readonly string[]): StoryStep => ({
  after,
  role: 'sw',
  event: 'DOCUMENT_SUBMITTED',
  document: 'PLAN',
  answers: { primaryPlan, parallelPlans: more, contingencyPlans: more },
});
const ratified = (primaryPlan: string, more: readonly string[]): StoryStep[] => [
  panel(10),
  uploaded(14),
  firstReview(),
  plan(50, primaryPlan, more),
  approved(52, 'tm', 'PLAN'),
  panel(59),
  uploaded(62),
  step(100, 'iro', 'REVIEW_HELD', { kind: 'second', number: 2, planRatified: primaryPlan }),
];
const admAgreed = (): StoryStep[] => [
  ...ratified('ADOPTION', ['LTF']),
  submitted(106, 'sw', 'CPR'),
  approved(111, 'tm', 'CPR'),
  step(116, 'admin', 'ADM_PAPERS_RECEIVED'),
];
const placed = (): StoryStep[] => [
  ...admAgreed(),
  step(121, 'adm', 'ADM_DECIDED', { outcome: 'adoptionAgreed', consent: false }),
  step(123, 'admin', 'ADM_NOTICE_SENT'),
  step(125, 'legal', 'PLACEMENT_ORDER_APPLIED'),
  step(163, 'legal', 'ORDER_MADE', { orders: ['CARE_ORDER', 'PLACEMENT_ORDER'], legalStatus: 'E1' }),
  step(174, 'ff', 'LINKED', { family: 'F1' }),
  step(200, 'panelChair', 'MATCHING_PANEL_HELD', { recommendation: 'match' }),
  step(207, 'adm', 'MATCH_APPROVED', { kind: 'adoption', family: 'F1' }),
  step(209, 'ff', 'COORDINATION_MEETING_HELD'),
  step(213, 'sw', 'INTRODUCTIONS_STARTED'),
  step(227, 'sw', 'PLACED_FOR_ADOPTION', { placement: 'A6' }),
  step(231, 'sw', 'ADOPTION_VISIT'),
];

export const PROGRESSION_PANEL: AuthorityDemonstration = {
  authority: 'progression-panel',
  process: 'childPermanence',
  prefix: 'PPP',
  children: [
    child('Beatrix', 'Holloway', 'F', 'WBRI'),
    child('Emmanuel', 'Boateng', 'M', 'BAFR'),
    child('Lacey', 'Wetherell', 'F', 'WBRI'),
    child('Haroon', 'Siddiqui', 'M', 'APKN'),
    child('Martha', 'Ellwood', 'F', 'WBRI'),
    child('Dominik', 'Novák', 'M', 'WOTH'),
    child('Zara', 'Lightfoot', 'F', 'MWAS'),
    child('Charlie', 'Penhale', 'M', 'WBRI'),
    child('Precious', 'Oyelaran', 'F', 'BAFR'),
    child('Luke', 'Tarrant', 'M', 'WBRI'),
    child('Evie', 'Mossman', 'F', 'WBRI'),
  ],
  stories: [
    seenStory(
      'front door: case just opened',
      [4, 70],
      [step(0, 'sw', 'CASE_OPENED', { startingPoint: 'childInNeed' })],
      {
        stands: { care: 'edgeOfCare', oversight: 'onPanelList' },
      },
    ),
    seenStory(
      'papers with the Permanence Progression Panel',
      [10, 66],
      [
        step(0, 'sw', 'CASE_OPENED', { startingPoint: 'childInNeed' }),
        step(2, 'admin', 'PANEL_SLOT_BOOKED', (day) => ({ panelDate: day(13) })),
        step(7, 'sw', 'PANEL_PAPERS_SUBMITTED', (day) => ({ panelDate: day(13) })),
      ],
      { stands: { oversight: 'onPanelList' } },
    ),
    seenStory('just looked after, panel due', [8, 40], [lookedAfter('C1')], {
      stands: { planning: 'meetingRequired', reviews: 'firstDue' },
    }),
    seenStory('minutes of the panel overdue', [25, 52], [lookedAfter('V2'), panel(10)], {
      stands: { planning: 'meetingRequired' },
      overdue: 'panelMinutes',
    }),
    seenStory(
      'plan proposed, with the Team Manager',
      [53, 31],
      [
        lookedAfter('V2'),
        panel(10),
        uploaded(14),
        firstReview(),
        panel(38),
        uploaded(41),
        plan(50, 'KINSHIP_SGO', ['LTF']),
      ],
      { stands: { planning: 'planProposed' } },
    ),
    seenStory('no plan at four months: drift', [135, 88], [lookedAfter('V2'), panel(10), uploaded(14), firstReview()], {
      stands: { oversight: 'drift' },
      overdue: 'planByR2',
    }),
    seenStory(
      'escalated to a senior manager',
      [60, 150],
      [
        lookedAfter('V2', 'K2'),
        panel(17, {
          driftFound: true,
          driftDetail: 'No assessment has begun.',
          planTimely: false,
          planConcerns: 'A date for each assessment.',
        }),
        uploaded(20),
        firstReview(),
        panel(45),
        uploaded(48),
        step(56, 'chair', 'ESCALATED_TO_SENIOR_MANAGER'),
      ],
      { stands: { oversight: 'escalated' } },
    ),
    seenStory(
      'ratified: special guardianship',
      [106, 60],
      [lookedAfter('V2', 'U3'), ...ratified('KINSHIP_SGO', ['LTF'])],
      {
        stands: { planning: 'ratified', 'routes.kinship': 'preferred' },
      },
    ),
    seenStory('adoption: awaiting the Agency Decision Maker', [118, 8], [lookedAfter('C1'), ...admAgreed()], {
      stands: { 'routes.adoption': 'admPending' },
      blocked: 'LINKED',
    }),
    seenStory('adoption: placed with adopters', [240, 10], [lookedAfter('C1'), ...placed()], {
      stands: { care: 'placedForAdoption', 'routes.adoption': 'placed' },
    }),
    seenStory(
      'return to the family, permanent',
      [230, 110],
      [
        lookedAfter('V2'),
        ...ratified('REUNIFICATION', ['LTF']),
        step(150, 'sw', 'PLACEMENT_CHANGED', { code: 'P1', reason: 'CARPL' }),
        step(220, 'sw', 'CARE_ENDED', { reason: 'returnedHome', reasonEpisodeCeased: 'E4A' }),
      ],
      { stands: { care: 'ceased', planning: 'secured', oversight: 'closed' } },
    ),
  ],
  agendas: [
    { body: 'progressionPanel', region: 'oversight', states: ['drift', 'escalated'] },
    { body: 'adoptionPanel', region: 'routes.adoption', states: ['admPending'] },
  ],
};
