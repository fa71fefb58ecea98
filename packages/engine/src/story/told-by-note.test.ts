/** Changes that only a note beside the rows of the return tells of. */
import { Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { returnFact } from '../statutory-return/return-fact.fixture.js';
import { lateReview, lateReviewPack } from './late-review.fixture.js';
import { playStory } from './play-story.js';
import { toldByNote } from './told-by-note.js';

const pack = {
  ...lateReviewPack,
  facts: {
    ...lateReviewPack.facts,
    becameLookedAfter: returnFact('date', 'Episodes.DECOM'),
    legalStatus: returnFact('code', 'Episodes.LS'),
    placement: returnFact('code', 'Episodes.PLACE'),
  },
};
const story = (ssda903: object): Story => Story.parse({ ...structuredClone(lateReview), ssda903 });
const rows = [
  { DECOM: '2026-03-02', RNE: 'S', LS: 'V2', PLACE: 'U6' },
  { DECOM: '2026-03-20', RNE: 'L', LS: 'C1', PLACE: 'U6' },
  { DECOM: '2026-05-04', RNE: 'P', LS: 'C1', PLACE: 'K2' },
];

describe('a change that only a note tells of', () => {
  it('is recorded on the day that the note names, as far as the row says that it changed', () => {
    expect(toldByNote(pack, story({ Episodes: rows, note: 'order made 2026-03-20, moved 2026-05-04' }))).toEqual([
      { fact: 'legalStatus', value: 'C1', from: '2026-03-20' },
      { fact: 'placement', value: 'K2', from: '2026-05-04' },
    ]);
    expect(toldByNote(pack, story({ Episodes: rows, note: 'order made 2026-03-20' }))).toEqual([
      { fact: 'legalStatus', value: 'C1', from: '2026-03-20' },
    ]);
  });

  it('is nothing that a step records, and nothing where there is no note or no row', () => {
    const [{ on } = { on: '' }] = lateReview.steps;
    expect(toldByNote(pack, story({ Episodes: [{ DECOM: on, RNE: 'L', LS: 'C1' }], note: `made ${on}` }))).toEqual([]);
    expect(toldByNote(pack, story({ Episodes: rows }))).toEqual([]);
    expect(toldByNote(pack, story({ Episodes: [null, 'row', { DECOM: 'soon' }], note: 'soon' }))).toEqual([]);
    expect(toldByNote(pack, story({ Episodes: null, note: 'made 2026-03-20' }))).toEqual([]);
  });

  it('ends the episode before it, which is then judged like one that steps record', () => {
    const judged = (change: object) =>
      playStory(
        compilePack(pack),
        Story.parse({
          ...structuredClone(lateReview),
          given: { placements: [{ code: 'U6', start: '2026-03-02' }] },
          ssda903: {
            Episodes: [
              { DECOM: '2026-03-02', RNE: 'S', PLACE: 'U6', DEC: '2026-03-20', ...change },
              { DECOM: '2026-03-20', RNE: 'L', LS: 'C2' },
            ],
            note: 'care order made 2026-03-20',
          },
        }),
      ).verdicts.filter(({ what, holds }) => what.startsWith('ssda903') && !holds);
    expect(judged({})).toEqual([]);
    expect(judged({ DEC: '2026-03-21' })).toMatchObject([{ what: 'ssda903 Episodes row 1 DEC', got: '2026-03-20' }]);
  });
});
