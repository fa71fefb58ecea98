// Each consistency rule finds what it is for, and stays silent on a child of whom everything agrees.
import { describe, expect, it } from '@jest/globals';
import { checkReturn } from './check-return.js';
import { emptyTables } from './parse-return.js';
import type { AdoptionRow, EpisodeRow, HeaderRow, PlacedAdoptionRow, ReviewRow } from './rows.js';

const at = (file: string, line: number) => ({ file, line, unread: [], CHILD: 'A1' });
const header: HeaderRow = { ...at('header.csv', 2), DOB: '2014-02-10', SEX: '2' };
const foster = { PLACE: 'U6', PLACE_PROVIDER: 'PR1', PL_POST: 'ZZ1 1AA', URN: '1' } as const;
const adopters = { PLACE: 'A6', PLACE_PROVIDER: 'PR1', PL_POST: 'ZZ2 2BB', URN: '2' } as const;

/** A child adopted after care proceedings, of whom everything agrees. */
const story = () => ({
  header: [header],
  episodes: [
    { ...at('episodes.csv', 2), DECOM: '2015-05-01', RNE: 'S', LS: 'C1', ...foster, DEC: '2016-01-10', REC: 'X1' },
    {
      ...at('episodes.csv', 3),
      DECOM: '2016-01-10',
      RNE: 'L',
      LS: 'E1',
      ...foster,
      DEC: '2016-06-01',
      REC: 'X1',
      REASON_PLACE_CHANGE: 'CARPL',
    },
    { ...at('episodes.csv', 4), DECOM: '2016-06-01', RNE: 'P', LS: 'E1', ...adopters, DEC: '2017-02-01', REC: 'E12' },
  ] as EpisodeRow[],
  reviews: [{ ...at('reviews.csv', 2), REVIEW: '2015-05-20', REVIEW_CODE: 'PN0' }] as ReviewRow[],
  decisions: [{ ...at('placed.csv', 2), DATE_PLACED: '2015-11-01' }] as PlacedAdoptionRow[],
  adoptions: [
    {
      ...at('ad1.csv', 2),
      DATE_INT: '2015-11-01',
      DATE_MATCH: '2016-05-01',
      FOSTER_CARE: '0',
      NB_ADOPTR: '2',
      SEX_ADOPTR: 'MF',
      LS_ADOPTR: 'L11',
    },
  ] as AdoptionRow[],
});
type Story = ReturnType<typeof story>;

function findings({ header, episodes, reviews, decisions, adoptions }: Story) {
  const tables = {
    ...emptyTables(),
    Header: header,
    Episodes: episodes,
    Reviews: reviews,
    PlacedAdoption: decisions,
    AD1: adoptions,
  };
  return checkReturn({ tables });
}

/** The story with one row of one table changed, or cut out. */
function changed<Part extends keyof Story>(
  part: Part,
  index: number,
  change: Partial<Story[Part][number]> | 'cut',
): Story {
  const whole = story();
  const rows: Story[Part][number][] = [...whole[part]];
  if (change === 'cut') rows.splice(index, 1);
  else rows[index] = { ...rows[index]!, ...change };
  return { ...whole, [part]: rows };
}

it('finds nothing where everything agrees', () => {
  expect(findings(story())).toEqual([]);
});

describe('the rule', () => {
  const cases: readonly (readonly [string, string, Story, string])[] = [
    ['148', 'an end date without a reason', changed('episodes', 2, { REC: undefined }), 'episodes.csv:4'],
    ['148', 'a reason without an end date', changed('episodes', 2, { DEC: undefined }), 'episodes.csv:4'],
    ['433', 'a gap before a continuing episode', changed('episodes', 1, { DECOM: '2016-01-12' }), 'episodes.csv:3'],
    ['434', 'L though the placement changed too', changed('episodes', 2, { RNE: 'L' }), 'episodes.csv:4'],
    ['435', 'P though only the legal status changed', changed('episodes', 1, { RNE: 'P' }), 'episodes.csv:3'],
    [
      '435',
      'T though nothing about the placement changed',
      changed('episodes', 2, { RNE: 'T', ...foster }),
      'episodes.csv:4',
    ],
    ['436', 'B though the legal status did not change', changed('episodes', 2, { RNE: 'B' }), 'episodes.csv:4'],
    ['217', 'A5 reached by a move to new carers', changed('episodes', 2, { PLACE: 'A5' }), 'episodes.csv:4'],
    ['225', 'a move without a reason', changed('episodes', 1, { REASON_PLACE_CHANGE: undefined }), 'episodes.csv:3'],
    ['551', 'a placement for adoption without a decision', changed('decisions', 0, 'cut'), 'episodes.csv:4'],
    ['553', 'a placement order without a decision', changed('decisions', 0, 'cut'), 'episodes.csv:3'],
    [
      '553',
      'a placement order still open after a reversal',
      {
        ...changed('episodes', 2, { DEC: undefined, REC: undefined }),
        decisions: [{ ...story().decisions[0]!, DATE_PLACED_CEASED: '2016-09-01', REASON_PLACED_CEASED: 'RD1' }],
      },
      'placed.csv:2',
    ],
    [
      '554',
      'a decision after the placement order',
      changed('decisions', 0, { DATE_PLACED: '2016-01-11' }),
      'placed.csv:2',
    ],
    ['523', 'a decision with two dates', changed('adoptions', 0, { DATE_INT: '2015-10-31' }), 'ad1.csv:2'],
    ['331', 'a match after the placement', changed('adoptions', 0, { DATE_MATCH: '2016-06-02' }), 'ad1.csv:2'],
    ['333', 'a match before the decision', changed('adoptions', 0, { DATE_MATCH: '2015-10-31' }), 'ad1.csv:2'],
    ['119', 'a reversal without a date', changed('decisions', 0, { REASON_PLACED_CEASED: 'RD1' }), 'placed.csv:2'],
    [
      '119',
      'a reversal without a reason',
      changed('decisions', 0, { DATE_PLACED_CEASED: '2016-02-01' }),
      'placed.csv:2',
    ],
    [
      '525',
      'adopters after a reversal',
      changed('decisions', 0, { DATE_PLACED_CEASED: '2016-02-01', REASON_PLACED_CEASED: 'RD1' }),
      'placed.csv:2',
    ],
    [
      '558',
      'an adoption after a reversal',
      changed('decisions', 0, { DATE_PLACED_CEASED: '2016-02-01', REASON_PLACED_CEASED: 'RD1' }),
      'episodes.csv:4',
    ],
    ['601', 'an adoption without adopters', changed('adoptions', 0, 'cut'), 'episodes.csv:4'],
    ['601', 'an adoption with half the details', changed('adoptions', 0, { SEX_ADOPTR: undefined }), 'episodes.csv:4'],
    [
      '440',
      'PN0 for a child of four that very day',
      { ...changed('reviews', 0, { REVIEW: '2016-02-10' }), header: [{ ...header, DOB: '2012-02-10' }] },
      'reviews.csv:2',
    ],
    ['441', 'PN4 for a child under four', changed('reviews', 0, { REVIEW_CODE: 'PN4' }), 'reviews.csv:2'],
    [
      'repeatedChild',
      'a child twice in the header',
      { ...story(), header: [header, { ...header, line: 9 }] },
      'header.csv:9',
    ],
    ['childWithoutHeader', 'a child in no header', changed('header', 0, 'cut'), 'episodes.csv:2'],
    ['differentBirthDate', 'two dates of birth', changed('reviews', 0, { DOB: '2014-02-11' }), 'reviews.csv:2'],
    ['startedBeforeBirth', 'care before birth', changed('header', 0, { DOB: '2015-05-02' }), 'episodes.csv:2'],
    ['endedBeforeStart', 'an end before the start', changed('episodes', 2, { DEC: '2016-05-31' }), 'episodes.csv:4'],
    ['overlappingEpisodes', 'two episodes at once', changed('episodes', 0, { DEC: '2016-01-20' }), 'episodes.csv:3'],
    ['startNotInReturn', 'a first episode that continues', changed('episodes', 0, 'cut'), 'episodes.csv:3'],
    [
      'reviewOutsideCare',
      'a review after care ended',
      changed('reviews', 0, { REVIEW: '2017-02-02' }),
      'reviews.csv:2',
    ],
  ];

  it.each(cases)('%s finds %s', (rule, _, spoilt, place) => {
    const found = findings(spoilt).filter((one) => one.rule === rule);
    expect(found.map(({ child, file, line }) => `${child} ${file}:${line}`)).toContain(`A1 ${place}`);
    for (const { sentence } of found) expect(sentence).not.toContain('2014');
  });
});

it('says nothing of a field that could not be read, because a problem already does', () => {
  const unread = changed('episodes', 2, { REC: undefined, unread: ['REC'] });
  expect(findings(unread).map(({ rule }) => rule)).toEqual([]);
});

it('lets a legal status change during an adoptive placement without thinking the match came late', () => {
  const whole = story();
  const placed = whole.episodes[2]!;
  const episodes = [
    whole.episodes[0]!,
    {
      ...whole.episodes[1]!,
      RNE: 'P',
      LS: 'C1',
      ...adopters,
      PLACE: 'A4',
      REASON_PLACE_CHANGE: undefined,
    } as EpisodeRow,
    { ...placed, RNE: 'U' } as EpisodeRow,
  ];
  const late = findings({ ...whole, episodes, adoptions: [{ ...whole.adoptions[0]!, DATE_MATCH: '2016-01-11' }] });
  expect(late.map(({ rule }) => rule)).toContain('331');
  const inTime = findings({ ...whole, episodes, adoptions: [{ ...whole.adoptions[0]!, DATE_MATCH: '2016-01-09' }] });
  expect(inTime.map(({ rule }) => rule)).not.toContain('331');
});

it('counts a child born on 29 February as four from 1 March', () => {
  const born = { ...story(), header: [{ ...header, DOB: '2012-02-29' }] };
  const on = (REVIEW: string, REVIEW_CODE: 'PN0' | 'PN1') =>
    findings({
      ...born,
      header: [{ ...header, DOB: '2012-02-29' }],
      reviews: [{ ...at('reviews.csv', 2), REVIEW, REVIEW_CODE }],
    }).map(({ rule }) => rule);
  expect(on('2016-02-28', 'PN0')).toEqual([]);
  expect(on('2016-02-29', 'PN0')).toEqual(['440']);
  expect(on('2016-02-29', 'PN1')).toEqual([]);
});

it('accepts decision, order, match and placement all on one day', () => {
  const oneDay = changed('decisions', 0, { DATE_PLACED: '2016-01-10' });
  const adoptions = [{ ...story().adoptions[0]!, DATE_INT: '2016-01-10', DATE_MATCH: '2016-01-10' }];
  expect(findings({ ...oneDay, adoptions })).toEqual([]);
  expect(findings({ ...oneDay, adoptions: [{ ...adoptions[0]!, DATE_MATCH: '2016-06-01' }] })).toEqual([]);
});
