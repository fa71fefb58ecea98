/** What is noted about a return: things that contradict themselves or that the process would not have allowed. Sentences name no child. */
import type { CompiledPack, Refusal } from '@homeward/engine';
import type { RuleId } from '@homeward/ssda903';
import type { PlannedStep } from './plan-history.js';

/** Findings of one kind are counted together. */
export interface ImportFinding {
  readonly kind: string;
  readonly sentence: string;
  /** How often, when more than once. */
  readonly count?: number;
}

export interface CountedFinding extends ImportFinding {
  readonly count: number;
}

/** Adds findings up by kind; the first sentence of a kind stands for all. */
export class FindingSum {
  private readonly kinds = new Map<string, { sentence: string; count: number }>();

  add({ kind, sentence, count = 1 }: ImportFinding): void {
    const known = this.kinds.get(kind);
    if (known === undefined) this.kinds.set(kind, { sentence, count });
    else known.count += count;
  }

  /** Most frequent first. */
  list(): CountedFinding[] {
    return [...this.kinds]
      .map(([kind, { sentence, count }]) => ({ kind, sentence, count }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
  }

  get total(): number {
    return [...this.kinds.values()].reduce((sum, { count }) => sum + count, 0);
  }
}

const HAPPENED: Record<PlannedStep['kind'], string> = {
  becameLookedAfter: 'Became looked after',
  legalStatusChanged: 'Legal status changed',
  adoptionDecided: 'Decision for adoption',
  placementOrderMade: 'Placement order',
  matchDecided: 'Match for adoption',
  placementChanged: 'Placement changed',
  placedForAdoption: 'Placed for adoption',
  reviewHeld: 'Review',
  adoptionDecisionReversed: 'Decision for adoption reversed',
  careEnded: 'End of care',
};

/** Why the chart did not accept a happening, in the words of the return rather than of the chart. */
const NOT_THEN: Record<PlannedStep['kind'], string> = {
  becameLookedAfter: 'the child was looked after already',
  legalStatusChanged: 'the court had no part in the case at that point',
  adoptionDecided: 'no plan for adoption had been made and reported on',
  placementOrderMade: 'the case was not at that point',
  matchDecided: 'no panel had recommended a match, as far as the return says',
  placementChanged: 'the child was not looked after in a placement that could change',
  placedForAdoption: 'no authority to place or no approved match is known',
  reviewHeld: 'the child was not looked after then, or an earlier review is missing',
  adoptionDecisionReversed: 'no decision for adoption was in force',
  careEnded: 'the case was not at that point',
};

/** A happening that the process refuses is data that somebody should look at. */
export function refusalFinding(compiled: CompiledPack, { kind }: PlannedStep, refusal: Refusal): ImportFinding {
  const what = HAPPENED[kind];
  switch (refusal.refusal) {
    case 'not-open-now':
      return {
        kind: `${kind}.notThen`,
        sentence: `${what}: not accepted as an event, because ${NOT_THEN[kind]}. Kept as facts.`,
      };
    case 'gate-shut':
      return { kind: `${kind}.gate`, sentence: `${what}: a condition was not met. ${refusal.sentence} Kept as facts.` };
    case 'answers-invalid': {
      const questions = (refusal.answers ?? []).map(({ question }) => question).sort();
      const named = questions.map((question) => titleOf(compiled, question)).join(', ');
      return {
        kind: `${kind}.answers.${questions.join('.')}`,
        sentence: `${what}: not a value this authority uses for ${named || 'one answer'}. Kept as facts.`,
      };
    }
    case 'unknown-event':
    case 'not-permitted':
    case 'out-of-date':
    case 'document-not-ready':
    case 'date-not-possible':
    case 'nothing-to-do':
      return { kind: `${kind}.${refusal.refusal}`, sentence: `${what}: ${refusal.sentence} Kept as facts.` };
  }
}

export const OUTSIDE_CARE: ImportFinding = {
  kind: 'reviewHeld.outsideCare',
  sentence: 'Review: held when the child was not looked after, as far as the return says. Kept as facts.',
};

/** @param count of one case */
export const noticesHeld = (count: number): ImportFinding => ({
  kind: 'noticesHeld',
  sentence: 'Notices for days up to the import: nobody was told, for what they are about is past.',
  count,
});

const titleOf = ({ pack }: CompiledPack, question: string): string =>
  Object.values(pack.forms)
    .flatMap(({ schema }) => schema.properties[question]?.title ?? [])[0]
    ?.toLowerCase() ?? question;

/** What each check of the return looks for, for a sum over many rows; each row's own sentence is in the list of problems. */
export const CHECK_SENTENCES: Record<RuleId, string> = {
  '119': 'A decision for adoption was reversed and the day or the reason is missing (rule 119).',
  '148': 'An episode has an end date without a reason for ceasing, or a reason without a date (rule 148).',
  '217':
    'Placed for adoption with the current foster carer, but the reason for the new episode is not S, T or U (rule 217).',
  '225': 'The child moved, but no reason for the placement change is given (rule 225).',
  '331': 'Matched after being placed for adoption (rule 331).',
  '333': 'Matched before the decision for adoption (rule 333).',
  '433': 'An episode does not begin on the day the one before it ended (rule 433).',
  '434':
    'A new episode for a change of legal status, but the legal status did not change or something else did (rule 434).',
  '435':
    'A new episode for a change of placement, but placement or carer did not change as the reason says (rule 435).',
  '436': 'A new episode for a change of legal status and placement, but not both changed (rule 436).',
  '440': 'Taking part in a review as a child under 4, but the child was 4 or older (rule 440).',
  '441': 'Taking part in a review as a child of 4 or older, but the child was under 4 (rule 441).',
  '523': 'The decision for adoption has different days in two tables (rule 523).',
  '525': 'The decision for adoption was reversed, but details of adopters are given (rule 525).',
  '551': 'Placed for adoption without a decision for adoption in the return (rule 551).',
  '553': 'A placement order without a decision for adoption that stands (rule 553).',
  '554': 'The decision for adoption is dated after the placement order (rule 554).',
  '558': 'Adopted although the decision for adoption was reversed (rule 558).',
  '601': 'Adopted, but details of the adopters are missing (rule 601).',
  repeatedChild: 'A child stands more than once in the header.',
  childWithoutHeader:
    'A child stands in other tables but not in the header, so nothing is known of its birth and it was left out.',
  differentBirthDate: 'Another table gives a different date of birth from the header.',
  startedBeforeBirth: 'An episode begins before the child was born.',
  endedBeforeStart: 'An episode ends before it begins.',
  overlappingEpisodes: 'An episode begins while the one before it had not ended.',
  startNotInReturn: 'The first episode does not start a period of care: the child may have been looked after earlier.',
  reviewOutsideCare: 'A review on a day on which no episode says that the child was looked after.',
};
