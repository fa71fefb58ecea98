/** The rows that the DfE return on looked-after children (SSDA903) has for a child, derived from the record's dated facts (DOMAIN 4.3). */
import type { Pack, PlainDate } from '@homeward/definition';
import { ageYears, isPlainDate } from '../calendar/plain-date.js';
import type { CaseRecord } from '../case-record.js';
import { BY_CURRENT_CARERS, isAdoptive } from './adoptive-placements.js';
import { type Episode, endedByAdoption, episodesOf } from './episodes.js';
import { type Column, columnOf, type ReturnFacts, returnFacts } from './return-facts.js';

export type ReturnRow = Readonly<Record<string, Column>>;

export interface ReturnRows {
  readonly Episodes: readonly Episode[];
  readonly Reviews: readonly ReturnRow[];
  /** Of a child who was adopted. */
  readonly AD1?: ReturnRow;
  /** Of a child of whom it was decided that adoption is the plan. */
  readonly PlacedAdoption?: ReturnRow;
}

/** Children under this age are not asked how they took part in their review. */
const TAKES_PART_AT = 4;
const TOO_YOUNG = 'PN0';

/** @param record of a child; a column that nothing recorded answers is undefined */
export const returnRows = (pack: Pack, record: Pick<CaseRecord, 'facts'>): ReturnRows => {
  const facts = returnFacts(pack, record);
  const episodes = episodesOf(facts);
  const decided = facts.days('PlacedAdoption.DATE_PLACED').at(-1);
  const adopted = episodes.findLast((episode) => endedByAdoption(facts, episode));
  return {
    Episodes: episodes,
    Reviews: reviewsOf(facts),
    ...(adopted === undefined ? {} : { AD1: adoptionOf(facts, adopted, decided) }),
    ...(decided === undefined ? {} : { PlacedAdoption: placingOf(facts, decided) }),
  };
};

const reviewsOf = (facts: ReturnFacts): readonly ReturnRow[] => {
  const born = facts.days('Header.DOB').at(-1);
  return facts.days('Reviews.REVIEW').map((day) => ({
    REVIEW: day,
    REVIEW_CODE:
      isPlainDate(born) && ageYears(born, day) < TAKES_PART_AT
        ? TOO_YOUNG
        : columnOf(facts.history('Reviews.REVIEW_CODE', 'code').findLast(({ from }) => from === day)),
  }));
};

const adoptionOf = (facts: ReturnFacts, { DEC, PLACE }: Episode, decided: PlainDate | undefined): ReturnRow => {
  const known = (column: string): Column => (DEC === null ? undefined : facts.on(`AD1.${column}`, DEC));
  return {
    // The same day as the decision by rule 523 of the return.
    DATE_INT: decided,
    DATE_MATCH: facts.days('AD1.DATE_MATCH').at(-1),
    FOSTER_CARE: known('FOSTER_CARE') ?? (isAdoptive(PLACE) ? Number(BY_CURRENT_CARERS.has(PLACE)) : undefined),
    NB_ADOPTR: known('NB_ADOPTR'),
    SEX_ADOPTR: known('SEX_ADOPTR'),
    LS_ADOPTR: known('LS_ADOPTR'),
  };
};

/** A decision that was made again after it was reversed stands. */
const placingOf = (facts: ReturnFacts, decided: PlainDate): ReturnRow => {
  const ceased = facts.days('PlacedAdoption.DATE_PLACED_CEASED').at(-1);
  if (ceased === undefined || ceased < decided)
    return { DATE_PLACED: decided, DATE_PLACED_CEASED: null, REASON_PLACED_CEASED: null };
  return {
    DATE_PLACED: decided,
    DATE_PLACED_CEASED: ceased,
    REASON_PLACED_CEASED: facts.on('PlacedAdoption.REASON_PLACED_CEASED', ceased, decided),
  };
};
