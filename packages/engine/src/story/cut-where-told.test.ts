/** Changes that only a note beside the rows of the return tells of. */
import { describe, expect, it } from '@jest/globals';
import type { Episode } from '../statutory-return/episodes.js';
import { cutWhereTold } from './cut-where-told.js';

const episode = (more: Partial<Episode>): Episode => ({
  DECOM: '2026-03-02',
  RNE: 'S',
  LS: 'V2',
  CIN: 'N1',
  PLACE: 'U6',
  PLACE_PROVIDER: 'PR1',
  DEC: null,
  REC: null,
  REASON_PLACE_CHANGE: null,
  ...more,
});

describe('a change that only a note tells of', () => {
  const moved = [
    episode({ DEC: '2026-09-01', REC: 'X1', REASON_PLACE_CHANGE: 'CARPL' }),
    episode({ DECOM: '2026-09-01', RNE: 'P', PLACE: 'K2' }),
  ];

  it('leaves what it changed unknown until something else is recorded', () => {
    expect(cutWhereTold(moved, [{ DECOM: '2026-05-04', RNE: 'L', LS: 'C1' }])).toMatchObject([
      { LS: 'V2', PLACE: 'U6', DEC: undefined, REASON_PLACE_CHANGE: undefined },
      { DECOM: undefined, RNE: undefined, LS: undefined, PLACE: 'U6', DEC: '2026-09-01', REASON_PLACE_CHANGE: 'CARPL' },
      { DECOM: '2026-09-01', RNE: 'P', LS: undefined, PLACE: 'K2' },
    ]);
    const [, , later] = cutWhereTold(
      [...moved.slice(0, 1), episode({ DECOM: '2026-09-01', RNE: 'L', LS: 'C2' })],
      [{ DECOM: '2026-05-04', RNE: 'L' }],
    );
    expect(later).toMatchObject({ LS: 'C2' });
  });

  it('may be of the placement, and may come more than once', () =>
    expect(
      cutWhereTold(moved, [
        { DECOM: '2026-05-04', RNE: 'P' },
        { DECOM: '2026-06-01', RNE: 'L' },
      ]),
    ).toMatchObject([
      { PLACE: 'U6', LS: 'V2', REASON_PLACE_CHANGE: undefined },
      { PLACE: undefined, LS: 'V2', REASON_PLACE_CHANGE: undefined },
      { PLACE: undefined, LS: undefined, REASON_PLACE_CHANGE: 'CARPL' },
      { PLACE: 'K2', LS: undefined },
    ]));
});
