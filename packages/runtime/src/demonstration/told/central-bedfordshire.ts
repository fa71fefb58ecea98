/** Central Bedfordshire: a plan goes to the Permanency Tracking Meeting before a review makes it the child's plan. */
import { type AuthorityDemonstration, seenStory } from '../authority-demonstration.js';
import { child } from '../demonstration-children.js';
import { approved, type DayOf, lookedAfter, type StoryStep, step, submitted } from '../story-steps.js';

const PANEL = 79;
const panelDate = (day: DayOf) => ({ panelDate: day(PANEL), criterion: 'A' });

const firstReview = (): StoryStep[] => [
  step(24, 'iro', 'REVIEW_HELD', { number: 1 }),
  step(30, 'minuteTaker', 'REVIEW_SCHEDULED', (day) => ({ number: 2, date: day(94) })),
];
const proposed = (preferred: string, parallel: readonly string[]): StoryStep[] => [
  ...firstReview(),
  step(50, 'tm', 'PPM_HELD', { preferred, parallel }),
];
const booked = (preferred: string, parallel: readonly string[]): StoryStep[] => [
  ...proposed(preferred, parallel),
  step(51, 'sw', 'PANEL_SLOT_BOOKED', panelDate),
];
const papersOut = (preferred: string, parallel: readonly string[]): StoryStep[] => [
  ...booked(preferred, parallel),
  step(71, 'sw', 'PANEL_PAPERS_SUBMITTED'),
  step(72, 'chair', 'PAPERS_CIRCULATED'),
];
const endorsed = (preferred: string, parallel: readonly string[]): StoryStep[] => [
  ...papersOut(preferred, parallel),
  step(PANEL, 'chair', 'PANEL_HELD', { criterion: 'A', outcome: 'endorsed', planEndorsed: preferred }),
];
const ratified = (preferred: string, parallel: readonly string[]): StoryStep[] => [
  ...endorsed(preferred, parallel),
  step(94, 'iro', 'REVIEW_HELD', { number: 2, planRatified: preferred }),
];
const familyFinding = (): StoryStep[] => [
  ...ratified('ADOPTION', ['KINSHIP_SGO']),
  submitted(102, 'sw', 'CPR'),
  approved(109, 'tm', 'CPR'),
  step(112, 'panelAdmin', 'ADM_PAPERS_RECEIVED'),
  step(115, 'adm', 'ADM_DECIDED', { outcome: 'adoptionAgreed', consent: false }),
  step(119, 'admin', 'ADM_NOTICE_SENT'),
  step(120, 'legal', 'PLACEMENT_ORDER_APPLIED'),
  step(157, 'iro', 'REVIEW_HELD', { number: 3, kind: 'beforeFinalHearing' }),
  step(171, 'legal', 'ORDER_MADE', { orders: ['CARE_ORDER', 'PLACEMENT_ORDER'], legalStatus: 'E1' }),
];
const placed = (): StoryStep[] => [
  ...familyFinding(),
  step(192, 'ff', 'LINKED'),
  step(226, 'panelChair', 'MATCHING_PANEL_HELD', { recommendation: 'match' }),
  step(232, 'adm', 'MATCH_APPROVED', { kind: 'adoption' }),
  step(245, 'sw', 'INTRODUCTIONS_STARTED'),
  step(252, 'sw', 'PLACED_FOR_ADOPTION', { placement: 'A6' }),
  step(256, 'sw', 'ADOPTION_VISIT'),
];

export const CENTRAL_BEDFORDSHIRE: AuthorityDemonstration = {
  authority: 'central-beds',
  process: 'childPermanence',
  prefix: 'CBC',
  children: [
    child('Rosie', 'Ampthill', 'F', 'WBRI'),
    child('Kofi', 'Danso', 'M', 'BAFR'),
    child('Erin', 'Silsoe', 'F', 'WBRI'),
    child('Hamza', 'Qureshi', 'M', 'APKN'),
    child('Lottie', 'Toddington', 'F', 'WBRI'),
    child('Bartek', 'Zieliński', 'M', 'WOTH'),
    child('Grace', 'Meppershall', 'F', 'MWBC'),
    child('Archie', 'Flitton', 'M', 'WBRI'),
    child('Ava', 'Husborne', 'F', 'WBRI'),
    child('Dylan', 'Sharpenhoe', 'M', 'WBRI'),
    child('Simran', 'Dhaliwal', 'F', 'AIND'),
    child('Toby', 'Clophill', 'M', 'WBRI'),
  ],
  stories: [
    seenStory('first Permanence Planning Meeting due', [20, 30], [lookedAfter('C1')], {
      stands: { planning: 'meetingRequired', reviews: 'firstDue' },
    }),
    seenStory(
      'plan proposed, Permanency Tracking Meeting to be booked',
      [55, 62],
      [lookedAfter('C1'), ...proposed('LTF', [])],
      {
        stands: { planning: 'planProposed', oversight: 'onPanelList' },
      },
    ),
    seenStory('Permanency Tracking Meeting booked', [62, 44], [lookedAfter('C1'), ...booked('ADOPTION', ['LTF'])], {
      stands: { planning: 'meetingBooked', oversight: 'atPanel' },
    }),
    seenStory('papers for the panel are late', [76, 51], [lookedAfter('C1'), ...booked('LTF', ['REUNIFICATION'])], {
      stands: { planning: 'meetingBooked' },
      overdue: 'panelPapers',
    }),
    seenStory(
      'social worker and reviewing officer disagree before the panel',
      [75, 38],
      [
        lookedAfter('C1'),
        ...booked('LTF', ['REUNIFICATION']),
        step(55, 'iro', 'SW_IRO_DISAGREEMENT_RECORDED', {
          socialWorkerView: 'Long-term fostering.',
          iroView: 'The aunt has not been assessed.',
        }),
        step(71, 'sw', 'PANEL_PAPERS_SUBMITTED', { swIroDisagreement: true }),
      ],
      { stands: { planning: 'meetingBooked' } },
    ),
    seenStory('endorsed, not yet ratified', [84, 70], [lookedAfter('C1'), ...endorsed('LTF', ['REUNIFICATION'])], {
      stands: { planning: 'endorsed' },
    }),
    seenStory(
      'deferred by the panel',
      [83, 88],
      [
        lookedAfter('C1', 'U4'),
        ...papersOut('LTF', []),
        step(PANEL, 'chair', 'PANEL_HELD', { outcome: 'deferred', presenter: 'none', swAbsent: true }),
      ],
      { stands: { planning: 'planProposed', oversight: 'onPanelList' } },
    ),
    seenStory('ratified: long-term fostering', [112, 96], [lookedAfter('C1'), ...ratified('LTF', ['REUNIFICATION'])], {
      stands: { planning: 'ratified', 'routes.ltf': 'referred' },
    }),
    seenStory('everything late: no panel before the second review', [140, 80], [lookedAfter('V2'), ...firstReview()], {
      stands: { planning: 'meetingRequired' },
      overdue: 'panelEndorsement',
    }),
    seenStory('adoption: family finding', [185, 14], [lookedAfter('C1'), ...familyFinding()], {
      stands: { 'routes.adoption': 'familyFinding', court: 'orderMade' },
      blocked: 'INTRODUCTIONS_STARTED',
    }),
    seenStory('adoption: placed with adopters', [270, 11], [lookedAfter('C1'), ...placed()], {
      stands: { 'routes.adoption': 'placed', care: 'placedForAdoption' },
    }),
    seenStory(
      'adoption: adopted, record sealed',
      [420, 9],
      [
        lookedAfter('C1'),
        ...placed(),
        step(276, 'iro', 'REVIEW_HELD', { kind: 'adoption', number: 1 }),
        step(360, 'iro', 'REVIEW_HELD', { kind: 'adoption', number: 2 }),
        step(378, 'legal', 'ADOPTION_ORDER_APPLIED'),
        step(406, 'legal', 'ORDER_MADE', { orders: ['ADOPTION_ORDER'], consent: 'dispensedWith' }),
      ],
      { stands: { record: 'sealed', care: 'ceased', oversight: 'closed' } },
    ),
  ],
  agendas: [
    { body: 'permanencyTrackingMeeting', region: 'planning', states: ['meetingBooked'] },
    { body: 'fosteringAndPermanencyPanel', region: 'routes.adoption', states: ['familyFinding', 'linked'] },
  ],
};
