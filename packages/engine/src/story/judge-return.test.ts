/** Rows of the statutory return and scorecard days of a story: judged where the record answers them, said where it does not, and no slip in them passes. */
import { Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { returnFact } from '../statutory-return/return-fact.fixture.js';
import { lateReview, lateReviewPack } from './late-review.fixture.js';
import { playStory } from './play-story.js';

const compiled = compilePack(lateReviewPack);
const mapped = compilePack({
  ...lateReviewPack,
  facts: {
    ...lateReviewPack.facts,
    lastReviewHeldOn: returnFact('date', 'Reviews.REVIEW'),
    becameLookedAfter: returnFact('date', 'Episodes.DECOM'),
    placement: returnFact('code', 'Episodes.PLACE'),
  },
});
const told = (more: object): Story => Story.parse({ ...structuredClone(lateReview), ...more });

describe('what a story says of the return', () => {
  it('is said to be left where nothing in the pack could answer it', () => {
    const { notJudged } = playStory(
      compiled,
      told({ ssda903: { Reviews: [{ REVIEW: '2026-04-01', REVIEW_CODE: 'PN1' }] }, indicators: { A1: 10 } }),
    );
    expect(notJudged).toEqual(['ssda903 Reviews row 1 (REVIEW, REVIEW_CODE)', 'indicators A1']);
  });

  it('fails for an indicator that is not counted in days, known or not', () => {
    const { verdicts, notJudged } = playStory(mapped, told({ indicators: { A99: 10 } }));
    expect(notJudged).toEqual([]);
    expect(verdicts.filter(({ what }) => what === 'indicators A99')).toMatchObject([{ holds: false }]);
  });

  it('is judged where dated facts answer it, scorecard days too', () => {
    const { verdicts, notJudged } = playStory(
      mapped,
      told({
        given: {
          placements: [
            { code: 'U6', start: '2026-03-02' },
            { code: 'A6', start: '2026-06-30' },
          ],
        },
        ssda903: { Reviews: [{ REVIEW: '2026-04-01' }, { REVIEW: '2026-09-02' }] },
        indicators: { A1: 120, A10: 121 },
      }),
    );
    expect(notJudged).toEqual([]);
    expect(verdicts.filter(({ what }) => /^(ssda903|indicators)/.test(what))).toMatchObject([
      { what: 'ssda903 Reviews', holds: true },
      { what: 'ssda903 Reviews row 1 REVIEW', holds: true },
      { what: 'ssda903 Reviews row 2 REVIEW', holds: false, got: '2026-09-01' },
      { what: 'indicators A1', holds: true },
      { what: 'indicators A10', holds: false, got: '120 days' },
    ]);
  });

  it('is taken in the order of its days, and no slip in it for a pass', () => {
    const judged = (ssda903: unknown) => {
      const { verdicts, notJudged } = playStory(mapped, told({ ssda903 }));
      const said = verdicts.filter(({ what }) => what.startsWith('ssda903'));
      return { fails: said.filter(({ holds }) => !holds).map(({ what }) => what), of: said.length, notJudged };
    };
    const [first, second] = [{ REVIEW: '2026-04-01' }, { REVIEW: '2026-09-01' }];
    expect(judged({ Reviews: [second, first] })).toEqual({ fails: [], of: 3, notJudged: [] });
    expect(judged({ Reviews: [first, second, 'and so on'] }).fails).toContain('ssda903 Reviews row 3 what is no row');
    expect(judged({ Reviews: [first, { ...second, REVIEW_COD: 'PN1' }] }).fails).toEqual([
      'ssda903 Reviews row 2 REVIEW_COD',
    ]);
    expect(judged({ Reviews: [first, { REVIEW: { on: '2026-09-01' } }] }).fails).toContain(
      'ssda903 Reviews row 2 REVIEW',
    );
    expect(judged({ Review: [first] }).fails).toEqual(['ssda903 Review']);
    expect(judged({ Reviews: 'two' }).fails).toEqual(['ssda903 Reviews']);
    expect(judged({ Reviews: [{ REVIEW: '2026-10-01', REVIEW_CODE: null }] }).fails).toEqual([
      'ssda903 Reviews',
      'ssda903 Reviews row 1',
    ]);
    expect(judged({ Reviews: null, Missing: [{ MIS_START: '2026-04-01' }] })).toEqual({
      fails: [],
      of: 0,
      notJudged: ['ssda903 Reviews', 'ssda903 Missing row 1 (MIS_START)'],
    });
    expect(judged(null)).toEqual({ fails: [], of: 0, notJudged: [] });
  });
});
