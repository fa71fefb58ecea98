/** Moray: reviews weigh return home, a twin-track plan goes to the panel, and the Children's Hearing is consulted. */
import { type AuthorityDemonstration, seenStory } from '../authority-demonstration.js';
import { child as anyChild } from '../demonstration-children.js';
import { approved, type StoryStep, step, submitted } from '../story-steps.js';

/** The pack has no fact for ethnicity: none is given. */
const child = (givenName: string, familyName: string, sex: 'F' | 'M') => anyChild(givenName, familyName, sex, '');

const away = (legalBasis: string, placement: string, more = {}): StoryStep =>
  step(0, 'sw', 'CHILD_PLACED_AWAY_FROM_HOME', { legalBasis, placement, emergency: false, ...more });
const firstReview = (): StoryStep =>
  step(40, 'ro', 'REVIEW_HELD', { number: 1, kind: 'initial', optionsAppraisal: true });
const twinTrack = (route: string, more = {}): StoryStep[] => [
  firstReview(),
  step(130, 'ro', 'REVIEW_HELD', {
    number: 2,
    kind: 'second',
    reunificationInDoubt: true,
    startRoute: route,
    quorate: true,
    majority: true,
    likelihood: { REUNIFICATION: 'low', [route]: 'high' },
    ...more,
  }),
];
const preparing = (route: string): StoryStep[] => [
  ...twinTrack(route),
  step(143, 'ssw', 'LEGAL_OPINION_REQUESTED', { stage: 'key' }),
  step(164, 'legal', 'LEGAL_OPINION_GIVEN', { route }),
  step(167, 'sw', 'BUSINESS_MEETING_HELD', { actions: ['panel papers', 'Child’s Report'] }),
];
const atPanel = (route: string): StoryStep[] => [
  ...preparing(route),
  submitted(168, 'sw', 'CHILDS_REPORT'),
  step(181, 'sw', 'HEARING_CONSULTED', { point: 'endingRehabilitation', outcome: 'supports' }),
  step(185, 'ro', 'REVIEW_HELD', { kind: 'early', number: 3, endRehabilitation: true, quorate: true, majority: true }),
  step(193, 'sw', 'PANEL_PAPERS_SUBMITTED', (day) => ({
    panelType: 'PERMANENCE_PANEL',
    panelDate: day(207),
    planProposed: route,
  })),
];
const decided = (route: string): StoryStep[] => [
  ...atPanel(route),
  step(207, 'panelChair', 'PANEL_HELD', {
    type: 2,
    recommendation: 'permanence away from home',
    membersPresent: 4,
    quorum: 3,
    outcome: 'recommended',
  }),
  step(216, 'adm', 'ADM_DECIDED', { outcome: 'agreed', route }),
  step(217, 'admin', 'ADM_NOTICE_SENT'),
];

export const MORAY: AuthorityDemonstration = {
  authority: 'scottish-lac',
  process: 'childPermanence',
  prefix: 'MOR',
  children: [
    child('Eilidh', 'Rothes', 'F'),
    child('Fraser', 'Burghead', 'M'),
    child('Isla', 'Dallas', 'F'),
    child('Ruaridh', 'Craigellachie', 'M'),
    child('Ailsa', 'Findhorn', 'F'),
    child('Calum', 'Pluscarden', 'M'),
    child('Kirsty', 'Lhanbryde', 'F'),
    child('Struan', 'Duffus', 'M'),
    child('Mirren', 'Aberlour', 'F'),
    child('Lachlan', 'Fochabers', 'M'),
    child('Catriona', 'Knockando', 'F'),
    child('Angus', 'Spynie', 'M'),
  ],
  stories: [
    seenStory('placed away from home, first review due', [30, 38], [away('CSO', 'fosterCarer')], {
      stands: { care: 'lookedAfter', hearing: 'underJurisdiction', reviews: 'firstDue' },
    }),
    seenStory(
      'placed in an emergency, review within 72 hours',
      [2, 20],
      [away('CPO', 'fosterCarer', { emergency: true })],
      {
        stands: { care: 'lookedAfter', hearing: 'underJurisdiction' },
      },
    ),
    seenStory('first review overdue', [52, 64], [away('CSO', 'fosterCarer')], {
      stands: { reviews: 'firstDue' },
      overdue: 'lacReview1',
    }),
    seenStory(
      'return to parents: home on trial',
      [95, 70],
      [
        away('CSO', 'fosterCarer'),
        step(20, 'ssw', 'ASSESSMENT_COMPLETED', { kind: 'PARENTING', outcome: 'positive' }),
        firstReview(),
        submitted(42, 'sw', 'PLAN'),
        approved(48, 'tm', 'PLAN'),
        step(80, 'sw', 'PLACEMENT_CHANGED', { code: 'home' }),
      ],
      { stands: { 'routes.reunification': 'homeTrial', reviews: 'none' } },
    ),
    seenStory(
      'twin-track: permanence order',
      [150, 30],
      [away('CSO', 'fosterCarer'), ...twinTrack('PO_WITH_AUTHORITY')],
      {
        stands: { planning: 'twinTrack', oversight: 'onPanelList' },
        blocked: 'COURT_PETITION_LODGED',
      },
    ),
    seenStory('preparing for the panel', [175, 26], [away('CSO', 'fosterCarer'), ...preparing('PO_WITH_AUTHORITY')], {
      stands: { planning: 'preparingForPanel' },
    }),
    seenStory('at the Fostering and Adoption Panel', [198, 22], [away('CSO', 'fosterCarer'), ...atPanel('LTF')], {
      stands: { planning: 'atPanel', hearing: 'consultedOnEndingRehab' },
    }),
    seenStory(
      'decided: permanent foster carers to be found',
      [225, 84],
      [away('CSO', 'fosterCarer'), ...decided('LTF')],
      {
        stands: { planning: 'decided' },
      },
    ),
    seenStory(
      'adoption: linked with a family',
      [240, 18],
      [
        away('CSO', 'fosterCarer'),
        ...decided('PO_WITH_AUTHORITY'),
        step(220, 'sw', 'PROFILE_MEETING_HELD', { output: 'CHILD_PROFILE' }),
        step(221, 'faTM', 'CANDIDATE_FAMILY_ADDED', { family: 'F1' }),
        step(224, 'sw', 'CANDIDATE_FAMILY_ADDED', { family: 'F2' }),
        step(227, 'faTM', 'LINKING_MEETING_CONVENED'),
        step(230, 'ro', 'LINKING_MEETING_HELD', {
          attendees: ['link1', 'link2', 'linkCurrent', 'sw'],
          decisions: { F1: 'exploreFurther', F2: 'pursue' },
        }),
      ],
      { stands: { 'routes.adoption': 'linked' } },
    ),
    seenStory(
      'drift: return home in doubt and nothing else explored',
      [140, 44],
      [
        away('CSO', 'fosterCarer'),
        step(40, 'ro', 'REVIEW_HELD', { number: 1, reunificationInDoubt: true }),
        step(130, 'ro', 'REVIEW_HELD', { number: 2, reunificationInDoubt: true }),
      ],
      { stands: { oversight: 'drift' } },
    ),
    seenStory(
      'kinship care order sought under section 11',
      [205, 100],
      [
        away('S25', 'kinshipCarer', { openReferral: false }),
        step(21, 'sw', 'SIBLING_ANALYSIS_COMPLETED'),
        ...twinTrack('KINSHIP_ORDER_S11', { parentsAgree: true }),
        step(160, 'faTM', 'ASSESSMENT_COMPLETED', { kind: 'KINSHIP', outcome: 'positive' }),
        step(171, 'ro', 'REVIEW_HELD', { kind: 'early', endRehabilitation: true }),
        step(200, 'sw', 'KINSHIP_APPLICATION_MADE'),
      ],
      { stands: { 'routes.kinship': 'application' } },
    ),
    seenStory(
      'care ended: lives with family',
      [260, 120],
      [
        away('S25', 'fosterCarer', { shortTerm: true, openReferral: false }),
        step(90, 'ro', 'REVIEW_HELD', { number: 1 }),
        step(250, 'sw', 'CARE_ENDED', { reason: 'livesWithFamily' }),
      ],
      { stands: { care: 'ceased', planning: 'secured' } },
    ),
  ],
  agendas: [{ body: 'fosteringAndAdoptionPanel', region: 'planning', states: ['atPanel'] }],
};
