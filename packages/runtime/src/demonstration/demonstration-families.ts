/** A few made-up families on their way to adopting, at every stage; some are those that a demonstration child is matched with. Nobody here exists. */
import type { DemonstrationStory } from './demonstration-stories.js';
import { type StoryStep, step } from './story-steps.js';

export interface DemonstrationFamily {
  /** As the children's stories name it. */
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly story: DemonstrationStory;
}

/** What happens on the way to approval, in order. */
const WAY: readonly StoryStep[] = [
  step(0, 'adopterWorker', 'ENQUIRY_RECEIVED'),
  step(7, 'adopterWorker', 'REGISTRATION_ACCEPTED'),
  step(60, 'adopterWorker', 'STAGE_ONE_COMPLETED'),
  step(68, 'adopterWorker', 'ASSESSMENT_STARTED'),
  step(140, 'adopterWorker', 'ADOPTER_REPORT_GIVEN'),
  step(145, 'adopterWorker', 'ADOPTER_OBSERVATIONS_RECEIVED'),
  step(160, 'panelChair', 'ADOPTER_PANEL_HELD'),
  step(166, 'adm', 'ADOPTERS_DECIDED'),
];
const upTo = (event: string): StoryStep[] => WAY.slice(0, WAY.findIndex((one) => one.event === event) + 1);

const family = (
  reference: string,
  givenName: string,
  familyName: string,
  shows: string,
  began: number,
  steps: readonly StoryStep[],
): DemonstrationFamily => ({ reference, givenName, familyName, story: { shows, began, months: 0, steps } });

export const DEMONSTRATION_FAMILIES: readonly DemonstrationFamily[] = [
  family('F101', 'Helen and Mark', 'Aldercroft', 'family: recommended for a child', 480, WAY),
  family('F102', 'Samira and Jo', 'Latif-Berry', 'family: matched', 510, WAY),
  family('F103', 'David and Owen', 'Marlowe', 'family: a child placed', 540, WAY),
  family('F104', 'Ruth', 'Penhallow', 'family: adopted', 760, WAY),
  family('F105', 'Anita and Neil', 'Coverdale', 'family: approved and waiting, its review near', 535, WAY),
  family('F106', 'Lucy and Tom', 'Silverton', 'family: waiting for the decision', 163, upTo('ADOPTER_PANEL_HELD')),
  family('F107', 'Gareth', 'Whitmore', 'family: in stage 2', 110, upTo('ASSESSMENT_STARTED')),
  family(
    'F108',
    'Mei and Adam',
    'Huang-Foster',
    'family: in stage 1, its limit passed',
    80,
    upTo('REGISTRATION_ACCEPTED'),
  ),
  family('F109', 'Kirsty and Ben', 'Oakley', 'family: enquired', 4, upTo('ENQUIRY_RECEIVED')),
  family('F110', 'Jean and Philip', 'Marsden', 'family: paused', 130, [
    ...upTo('ASSESSMENT_STARTED'),
    step(100, 'adopterWorker', 'JOURNEY_PAUSED', { reasons: 'A bereavement in the family.' }),
  ]),
];
