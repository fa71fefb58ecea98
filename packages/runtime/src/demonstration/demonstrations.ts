/** The authorities that there are demonstration children of. */
import type { AuthorityDemonstration } from './authority-demonstration.js';
import { DEMONSTRATION_CHILDREN } from './demonstration-children.js';
import { DEMONSTRATION_STORIES } from './demonstration-stories.js';
import { CENTRAL_BEDFORDSHIRE } from './told/central-bedfordshire.js';
import { DUDLEY } from './told/dudley.js';
import { MORAY } from './told/moray.js';
import { PROGRESSION_PANEL } from './told/progression-panel.js';

const HERTFORDSHIRE: AuthorityDemonstration = {
  authority: 'herts',
  process: 'childPermanence',
  prefix: 'HRT',
  children: DEMONSTRATION_CHILDREN,
  stories: DEMONSTRATION_STORIES,
  agendas: [
    {
      body: 'adoptionPanel',
      region: 'routes.adoption',
      states: ['admPending', 'linked', 'familyFinding', 'matchRecommended'],
    },
    { body: 'fosteringPanel', region: 'routes.ltf', states: ['panelBooked'] },
    { body: 'permanencyPanel', region: 'oversight', states: ['atRisk', 'drift'] },
    { body: 'parpEast', region: 'oversight', states: ['disputed'] },
  ],
};

export const DEMONSTRATIONS: readonly AuthorityDemonstration[] = [
  HERTFORDSHIRE,
  CENTRAL_BEDFORDSHIRE,
  DUDLEY,
  PROGRESSION_PANEL,
  MORAY,
];
