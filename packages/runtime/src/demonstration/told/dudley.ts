/** Dudley: the Child Permanence Meeting weighs five routes again and again, and a review makes one of them the plan. */
import { type AuthorityDemonstration, seenStory } from '../authority-demonstration.js';
import { child } from '../demonstration-children.js';
import { approved, lookedAfter, type StoryStep, step, submitted } from '../story-steps.js';

type Route = 'REUNIFICATION' | 'FAMILY_NO_ORDER' | 'FAMILY_ORDER' | 'LA_CARE' | 'ADOPTION';
const weighed = (routes: Partial<Record<Route, string>>): Record<Route, string> => ({
  REUNIFICATION: 'exploring',
  FAMILY_NO_ORDER: 'inactive',
  FAMILY_ORDER: 'exploring',
  LA_CARE: 'contingency',
  ADOPTION: 'inactive',
  ...routes,
});
const meeting = (after: number, number: number, routes: Partial<Record<Route, string>>, more = {}): StoryStep =>
  step(after, 'tm', 'CPM_HELD', { number, routes: weighed(routes), ...more });
const bookedFor = (after: number, on: number): StoryStep =>
  step(after, 'sw', 'MEETING_BOOKED', (day) => ({ type: 'CPM', date: day(on) }));
const firstReview = (after = 24): StoryStep => step(after, 'iro', 'REVIEW_HELD', { number: 1 });

const proposed = (routes: Partial<Record<Route, string>>, more = {}): StoryStep[] => [
  bookedFor(2, 31),
  firstReview(),
  meeting(31, 1, routes, more),
];
const ratified = (routes: Partial<Record<Route, string>>, plan: string, more = {}): StoryStep[] => [
  ...proposed(routes, more),
  meeting(73, 2, routes, more),
  step(98, 'iro', 'REVIEW_HELD', { number: 2, planRatified: plan }),
];
const adoptionAgreed = (): StoryStep[] => [
  ...proposed({ ADOPTION: 'preferred' }),
  step(32, 'sw', 'RAA_NOTIFIED', { agency: 'Regional adoption agency' }),
  step(35, 'sw', 'EARLY_PERMANENCE_CONSIDERED'),
  meeting(73, 2, { ADOPTION: 'preferred' }),
  step(98, 'iro', 'REVIEW_HELD', { number: 2, planRatified: 'ADOPTION' }),
  step(101, 'sw', 'PANEL_ITEM_REQUESTED', { panel: 'ADOPTION_PANEL', kind: 'ADOPTION', consent: true }),
  step(106, 'sw', 'PANEL_PAPERS_SUBMITTED'),
  submitted(113, 'sw', 'CPR'),
  approved(115, 'tm', 'CPR'),
  meeting(116, 3, { ADOPTION: 'pursuing' }),
];
const familyFinding = (): StoryStep[] => [
  ...adoptionAgreed(),
  step(122, 'panelChair', 'PANEL_HELD', { recommendation: 'recommended' }),
  step(123, 'panelChair', 'PANEL_MINUTES_FILED', { panel: 'ADOPTION_PANEL' }),
  step(124, 'panelAdmin', 'ADM_PAPERS_RECEIVED'),
  step(134, 'adm', 'ADM_DECIDED', { outcome: 'adoptionAgreed', consent: true }),
  step(136, 'admin', 'ADM_NOTICE_SENT'),
  step(138, 'legal', 'CONSENT_TO_PLACEMENT_GIVEN'),
];
const placed = (): StoryStep[] => [
  ...familyFinding(),
  step(141, 'aff', 'CANDIDATE_FAMILY_ADDED', { family: 'F1' }),
  step(142, 'aff', 'LINKED', { family: 'F1' }),
  meeting(148, 4, { ADOPTION: 'pursuing' }, { subStage: 'matching' }),
  step(157, 'panelChair', 'MATCHING_PANEL_HELD', { recommendation: 'match' }),
  step(159, 'adm', 'MATCH_APPROVED', { family: 'F1' }),
  step(164, 'aff', 'COORDINATION_MEETING_HELD'),
  step(169, 'sw', 'INTRODUCTIONS_STARTED'),
  step(183, 'sw', 'PLACED_FOR_ADOPTION', { placement: 'A4', family: 'F1' }),
  step(187, 'sw', 'ADOPTION_VISIT'),
];
const fosterCare = { localAuthorityCare: 'foster' };

export const DUDLEY: AuthorityDemonstration = {
  authority: 'dudley',
  process: 'childPermanence',
  prefix: 'DUD',
  children: [
    child('Keeley', 'Netherton', 'F', 'WBRI'),
    child('Marcus', 'Brierley', 'M', 'MWBC'),
    child('Aisha', 'Mirza', 'F', 'APKN'),
    child('Lewis', 'Gornal', 'M', 'WBRI'),
    child('Chloe', 'Wordsley', 'F', 'WBRI'),
    child('Jaspreet', 'Sandhu', 'M', 'AIND'),
    child('Summer', 'Kingswin', 'F', 'WBRI'),
    child('Devonte', 'Palmer', 'M', 'BCRB'),
    child('Niamh', 'Stourton', 'F', 'WIRI'),
    child('Riley', 'Coseley', 'M', 'WBRI'),
    child('Faith', 'Amoah', 'F', 'BAFR'),
    child('Joshua', 'Pensnett', 'M', 'WBRI'),
  ],
  stories: [
    seenStory('Public Law Outline: first Child Permanence Meeting due', [10, 20], [step(0, 'legal', 'ENTERED_PLO')], {
      stands: { court: 'preProceedings', care: 'edgeOfCare', planning: 'meetingRequired' },
      overdue: 'cpmConvene',
      blocked: 'REVIEW_HELD',
    }),
    seenStory('Child Permanence Meeting booked', [12, 33], [lookedAfter('V2'), bookedFor(2, 31)], {
      stands: { planning: 'meetingBooked', reviews: 'firstDue' },
    }),
    seenStory('first Child Permanence Meeting overdue', [52, 75], [lookedAfter('V2'), firstReview(28)], {
      stands: { reviews: 'secondDue' },
      overdue: 'cpmFirstHeldLA',
    }),
    seenStory(
      'plan proposed: family with an order',
      [40, 25],
      [lookedAfter('C1', 'U3'), ...proposed({ FAMILY_ORDER: 'preferred' })],
      {
        stands: { planning: 'planProposed' },
      },
    ),
    seenStory(
      'permanent fostering ratified',
      [100, 100],
      [lookedAfter('V2'), ...ratified({ LA_CARE: 'preferred' }, 'LTF', fosterCare)],
      { stands: { planning: 'ratified', 'routes.ltf': 'referred' } },
    ),
    seenStory(
      'permanent fostering: Fostering Panel booked',
      [120, 108],
      [
        lookedAfter('V2'),
        ...ratified({ LA_CARE: 'preferred' }, 'LTF', fosterCare),
        submitted(102, 'sw', 'LTF_REFERRAL'),
        step(105, 'ssw', 'CANDIDATE_FAMILY_ADDED', { family: 'F3' }),
        step(109, 'sw', 'NEEDS_AND_MATCHING_MEETING_HELD'),
        step(113, 'sw', 'PANEL_ITEM_REQUESTED', { panel: 'FOSTERING_PANEL', kind: 'LTF' }),
      ],
      { stands: { 'routes.ltf': 'panelBooked' } },
    ),
    seenStory('adoption: awaiting the Adoption Panel', [118, 3], [lookedAfter('V2'), ...adoptionAgreed()], {
      stands: { 'routes.adoption': 'admPending' },
    }),
    seenStory('adoption with consent: family finding', [145, 5], [lookedAfter('V2'), ...familyFinding()], {
      stands: { 'routes.adoption': 'familyFinding' },
      blocked: 'INTRODUCTIONS_STARTED',
    }),
    seenStory('adoption: placed with adopters', [195, 2], [lookedAfter('V2'), ...placed()], {
      stands: { care: 'placedForAdoption', 'routes.adoption': 'placed' },
    }),
    seenStory(
      'drift: the meeting no longer holds the plan to be viable',
      [118, 66],
      [
        lookedAfter('V2'),
        ...ratified({ FAMILY_NO_ORDER: 'preferred' }, 'FAMILY_NO_ORDER'),
        meeting(113, 3, { FAMILY_NO_ORDER: 'notViable' }),
      ],
      { stands: { oversight: 'drift', 'routes.familyArrangement': 'preferred' } },
    ),
    seenStory(
      'the carer disagrees with the plan',
      [115, 58],
      [
        lookedAfter('V2'),
        ...ratified({ REUNIFICATION: 'preferred' }, 'REUNIFICATION'),
        step(110, 'carer', 'DISSENT_RECORDED', { view: 'She should stay with us.' }),
      ],
      { stands: { oversight: 'disputed' } },
    ),
    seenStory(
      'care ended: lives with family without an order',
      [150, 84],
      [
        lookedAfter('V2'),
        ...ratified({ FAMILY_NO_ORDER: 'preferred' }, 'FAMILY_NO_ORDER'),
        step(120, 'sw', 'CARE_ENDED', { reason: 'livesWithFamily' }),
      ],
      { stands: { care: 'ceased', planning: 'secured', oversight: 'closed' } },
    ),
  ],
  agendas: [
    { body: 'adoptionPanel', region: 'routes.adoption', states: ['admPending'] },
    { body: 'fosteringPanel', region: 'routes.ltf', states: ['panelBooked'] },
    { body: 'aepp', region: 'oversight', states: ['drift', 'disputed'] },
  ],
};
