// The stories that made-up children live through: entering care, court orders, moves, decisions, leaving.
import type { ReasonAdoptionDecisionReversed } from '../code-lists/adoption-codes.js';
import type { ReasonEpisodeCeased } from '../code-lists/end-of-care-codes.js';
import type { LegalStatus } from '../code-lists/episode-codes.js';
import type { Placement } from '../code-lists/placement-codes.js';
import type { Random } from './random.js';

/** One step of a story, some days after the child first entered care. */
export type Step = { readonly after: number } & (
  | { readonly does: 'enter'; readonly legalStatus: LegalStatus; readonly placement: Placement }
  | {
      readonly does: 'change';
      readonly legalStatus?: LegalStatus;
      readonly placement?: Placement;
      readonly carers?: 'same' | 'new';
    }
  | { readonly does: 'decideAdoption' }
  | { readonly does: 'reverseAdoption'; readonly reason: ReasonAdoptionDecisionReversed }
  | { readonly does: 'match'; readonly byFosterCarer: boolean }
  | { readonly does: 'leave'; readonly reason: Exclude<ReasonEpisodeCeased, 'X1'> }
);

/** A kind of story: how old such children are when it starts, and the steps. Steps come in order of their days. */
export interface Story {
  readonly weight: number;
  /** Age in whole years at the start, both included. */
  readonly ages: readonly [number, number];
  readonly unaccompanied?: true;
  /** `toAdulthood`: days until the 18th birthday. `supported`: the code for supported accommodation that year. */
  readonly steps: (random: Random, toAdulthood: number, supported: 'H5' | 'K3') => readonly Step[];
}

/** Short stay under section 20, then home; one in six comes back into care. */
const homeAgain: Story = {
  weight: 24,
  ages: [0, 14],
  steps: (random) => {
    const home = random.whole(20, 330);
    const steps: Step[] = [
      { after: 0, does: 'enter', legalStatus: 'V2', placement: random.pick(['U6', 'U6', 'U3']) },
      { after: home, does: 'leave', reason: random.pick(['E4A', 'E4A', 'E4B', 'E13']) },
    ];
    if (random.chance(1 / 6)) {
      const back = home + random.whole(40, 400);
      steps.push({ after: back, does: 'enter', legalStatus: 'V2', placement: 'U6' });
      steps.push({ after: back + random.whole(20, 300), does: 'leave', reason: 'E4A' });
    }
    return steps;
  },
};

/** Care proceedings, care order, long-term fostering until 18, with a move or two. */
const longTermFostering: Story = {
  weight: 34,
  ages: [5, 14],
  steps: (random, toAdulthood) => {
    const order = random.whole(170, 280);
    const longTerm = order + random.whole(60, 240);
    const steps: Step[] = [
      ...emergencyOrAgreed(random),
      { after: order, does: 'change', legalStatus: 'C2' },
      { after: longTerm, does: 'change', placement: random.pick(['U4', 'U4', 'U1']) },
    ];
    for (let moved = longTerm + random.whole(300, 900); moved < toAdulthood - 30 && random.chance(0.5); moved += 400) {
      steps.push({ after: moved, does: 'change', placement: random.pick(['U4', 'K2']) });
    }
    return [...steps, { after: toAdulthood, does: 'leave', reason: 'E17' }];
  },
};

/** Placement order, match, placement with adopters, adoption; some decisions are reversed. */
const adoption: Story = {
  weight: 13,
  ages: [0, 4],
  steps: (random) => {
    const decided = random.whole(100, 190);
    const order = decided + random.whole(0, 80);
    const steps: Step[] = [
      ...emergencyOrAgreed(random),
      { after: decided, does: 'decideAdoption' },
      { after: order, does: 'change', legalStatus: 'E1' },
    ];
    if (random.chance(0.12)) {
      const reversed = order + random.whole(200, 420);
      return [
        ...steps,
        { after: reversed, does: 'change', legalStatus: 'C2' },
        { after: reversed, does: 'reverseAdoption', reason: random.pick(['RD1', 'RD3', 'RD3', 'RD4']) },
        { after: reversed + random.whole(30, 120), does: 'change', placement: 'U4' },
        { after: reversed + random.whole(1800, 2400), does: 'leave', reason: 'E8' },
      ];
    }
    const matched = order + random.whole(30, 260);
    const placed = matched + random.whole(7, 35);
    const byFosterCarer = random.chance(0.2);
    const adopted = placed + random.whole(90, 300);
    return [
      ...steps,
      { after: matched, does: 'match', byFosterCarer },
      {
        after: placed,
        does: 'change',
        placement: byFosterCarer ? 'A5' : 'A6',
        carers: byFosterCarer ? 'same' : 'new',
      },
      { after: adopted, does: 'leave', reason: random.pick(['E11', 'E12', 'E12']) },
    ];
  },
};

/** A relative cares for the child, first as foster carer, then under a special guardianship or other order. */
const kinship: Story = {
  weight: 13,
  ages: [0, 12],
  steps: (random) => [
    ...emergencyOrAgreed(random),
    { after: random.whole(50, 120), does: 'change', placement: 'U3' },
    { after: random.whole(190, 420), does: 'leave', reason: random.pick(['E45', 'E45', 'E47', 'E46', 'E41']) },
  ],
};

/** Older child in residential care, then supported accommodation, until 18. */
const residential: Story = {
  weight: 9,
  ages: [12, 15],
  steps: (random, toAdulthood, supported) => [
    { after: 0, does: 'enter', legalStatus: 'V2', placement: 'U6' },
    { after: random.whole(30, 200), does: 'change', placement: random.pick(['K2', 'K2', 'S1']) },
    { after: toAdulthood - random.whole(150, 360), does: 'change', placement: supported },
    { after: toAdulthood, does: 'leave', reason: random.pick(['E5', 'E6']) },
  ],
};

/** Unaccompanied asylum-seeking young person, fostered, then in supported accommodation until 18. */
const unaccompanied: Story = {
  weight: 5,
  ages: [14, 16],
  unaccompanied: true,
  steps: (random, toAdulthood, supported) => [
    { after: 0, does: 'enter', legalStatus: 'V2', placement: 'U6' },
    { after: Math.max(20, toAdulthood - random.whole(120, 300)), does: 'change', placement: supported },
    { after: toAdulthood, does: 'leave', reason: 'E5' },
  ],
};

/** A remand, mostly short. */
const remand: Story = {
  weight: 2,
  ages: [14, 16],
  steps: (random) => [
    { after: 0, does: 'enter', legalStatus: 'J1', placement: random.pick(['R5', 'K1']) },
    { after: random.whole(10, 150), does: 'leave', reason: random.pick(['E14', 'E9']) },
  ],
};

export const stories = [homeAgain, longTermFostering, adoption, kinship, residential, unaccompanied, remand] as const;

// Proceedings begin with an interim care order, sometimes after police protection or an agreement.
function emergencyOrAgreed(random: Random): Step[] {
  const placement = random.pick(['U6', 'U6', 'U6', 'U5', 'R3'] as const);
  const first = random.weighted([
    ['C1', 5],
    ['V2', 3],
    ['L2', 1],
    ['L1', 1],
  ] as const);
  const enter: Step = { after: 0, does: 'enter', legalStatus: first, placement };
  if (first === 'C1') return [enter];
  const order: Step = {
    after: first === 'V2' ? random.whole(5, 40) : random.whole(2, 6),
    does: 'change',
    legalStatus: 'C1',
  };
  return [enter, order];
}
