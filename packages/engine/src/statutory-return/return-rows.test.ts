/** Rows of the statutory return out of dated facts, in the sense of DOMAIN 4.3 and of the return's own validation rules. */
import type { FactValue, Pack, PlainDate } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import type { Dated } from '../case-record.js';
import { smallPack } from '../small-pack.fixture.js';
import { returnFact } from './return-fact.fixture.js';
import { returnRows } from './return-rows.js';

const pack: Pack = {
  ...smallPack,
  codeLists: {
    ...smallPack.codeLists,
    reasonPlaceChange: { title: 'Why the placement changed', codes: [{ code: 'CARPL', label: 'Care plan' }] },
  },
  facts: {
    born: returnFact('date', 'Header.DOB'),
    entered: returnFact('date', 'Episodes.DECOM'),
    status: returnFact('code', 'Episodes.LS'),
    placementOrderOn: returnFact('date', 'Episodes.LS'),
    placement: returnFact('code', 'Episodes.PLACE'),
    provider: returnFact('code', 'Episodes.PLACE_PROVIDER'),
    need: returnFact('code', 'Episodes.CIN'),
    whyMoved: returnFact('code', 'Episodes.REASON_PLACE_CHANGE'),
    whyMovedOfList: { ...returnFact('code', 'Episodes.REASON_PLACE_CHANGE'), codes: 'reasonPlaceChange' },
    ended: returnFact('date', 'Episodes.DEC'),
    whyEnded: returnFact('code', 'Episodes.REC'),
    orders: returnFact('codes', 'Episodes.REC'),
    consent: returnFact('code', 'Episodes.REC'),
    review: returnFact('date', 'Reviews.REVIEW'),
    tookPart: returnFact('code', 'Reviews.REVIEW_CODE'),
    decided: returnFact('date', 'PlacedAdoption.DATE_PLACED'),
    reversed: returnFact('date', 'PlacedAdoption.DATE_PLACED_CEASED'),
    whyReversed: returnFact('code', 'PlacedAdoption.REASON_PLACED_CEASED'),
    matched: returnFact('date', 'AD1.DATE_MATCH'),
    fosterCarer: returnFact('code', 'AD1.FOSTER_CARE'),
  },
};

/** [day, fact, value] */
type Known = readonly [PlainDate, string, FactValue?];

/** A record of facts in the order in which they became known: [day, fact, value]. A fact that is a day is its own value. */
const rowsOf = (...known: Known[]) => {
  const facts: Record<string, Dated[]> = {};
  known.forEach(([from, name, value], revision) => {
    const dated = { value: value ?? from, from, revision };
    facts[name] = [...(facts[name] ?? []), dated];
  });
  return returnRows(pack, { facts });
};

const entry = (place = 'U6', status = 'V2'): readonly Known[] => [
  ['2024-03-01', 'entered'],
  ['2024-03-01', 'status', status],
  ['2024-03-01', 'placement', place],
];

const short = (known: readonly Known[]): string[] =>
  rowsOf(...known).Episodes.map(
    ({ DECOM, RNE, LS, PLACE, DEC, REC, REASON_PLACE_CHANGE }) =>
      `${DECOM} ${RNE} ${LS} ${PLACE} to ${DEC} ${REC} ${REASON_PLACE_CHANGE}`,
  );

describe('Episodes', () => {
  it.each<[string, readonly Known[], string[]]>([
    ['begin with care and stay open', [...entry()], ['2024-03-01 S V2 U6 to null null null']],
    [
      'change with the legal status',
      [...entry(), ['2024-05-02', 'status', 'C1']],
      ['2024-03-01 S V2 U6 to 2024-05-02 X1 null', '2024-05-02 L C1 U6 to null null null'],
    ],
    [
      'do not change with a status recorded again',
      [...entry(), ['2024-05-02', 'status', 'V2']],
      ['2024-03-01 S V2 U6 to null null null'],
    ],
    [
      'change with carers of the same kind, for the reason that was recorded',
      [...entry(), ['2024-05-02', 'placement', 'U6'], ['2024-05-02', 'whyMoved', 'CREQB']],
      ['2024-03-01 S V2 U6 to 2024-05-02 X1 CREQB', '2024-05-02 P V2 U6 to null null null'],
    ],
    [
      'do not guess why a child moved',
      [...entry(), ['2024-05-02', 'placement', 'K2']],
      ['2024-03-01 S V2 U6 to 2024-05-02 X1 undefined', '2024-05-02 P V2 K2 to null null null'],
    ],
    [
      'change in both ways on one day',
      [
        ...entry(),
        ['2024-05-02', 'status', 'C2'],
        ['2024-05-02', 'placement', 'U4'],
        ['2024-05-02', 'whyMoved', 'CARPL'],
      ],
      ['2024-03-01 S V2 U6 to 2024-05-02 X1 CARPL', '2024-05-02 B C2 U4 to null null null'],
    ],
    [
      'change with the status of a placement while nobody moves',
      [...entry(), ['2024-05-02', 'placement', 'U4'], ['2024-05-02', 'whyMoved', 'PLACE']],
      ['2024-03-01 S V2 U6 to 2024-05-02 X1 PLACE', '2024-05-02 T V2 U4 to null null null'],
    ],
    [
      'know a placement order by its date, and that those who foster a child and adopt it were there before',
      [...entry('U6', 'C2'), ['2024-05-02', 'placementOrderOn'], ['2024-05-02', 'placement', 'A5']],
      ['2024-03-01 S C2 U6 to 2024-05-02 X1 PLACE', '2024-05-02 U E1 A5 to null null null'],
    ],
    [
      'end with adoption, which consent tells apart',
      [
        ...entry('A6', 'E1'),
        ['2024-09-03', 'orders', ['ADOPTION_ORDER']],
        ['2024-09-03', 'consent', 'dispensedWith'],
        ['2024-09-03', 'ended'],
      ],
      ['2024-03-01 S E1 A6 to 2024-09-03 E12 null'],
    ],
    [
      'end with special guardianship, which the placement tells apart',
      [...entry('U3'), ['2024-09-03', 'orders', ['SGO']], ['2024-09-03', 'ended']],
      ['2024-03-01 S V2 U3 to 2024-09-03 E45 null'],
    ],
    [
      'end as was recorded, whatever else is known',
      [...entry('U3'), ['2024-09-03', 'orders', ['SGO']], ['2024-09-03', 'whyEnded', 'E47'], ['2024-09-03', 'ended']],
      ['2024-03-01 S V2 U3 to 2024-09-03 E47 null'],
    ],
    [
      'do not guess how care ended, and do not go on after it',
      [...entry(), ['2024-09-03', 'ended'], ['2024-10-01', 'status', 'C1']],
      ['2024-03-01 S V2 U6 to 2024-09-03 undefined null'],
    ],
    [
      'begin again with another period of care',
      [
        ...entry(),
        ['2024-09-03', 'ended'],
        ['2024-09-03', 'whyEnded', 'E4A'],
        ['2025-01-06', 'entered'],
        ['2025-01-06', 'status', 'C1'],
        ['2025-01-06', 'placement', 'U6'],
      ],
      ['2024-03-01 S V2 U6 to 2024-09-03 E4A null', '2025-01-06 S C1 U6 to null null null'],
    ],
    [
      'begin again on the day on which care ended, and stay open',
      [
        ...entry(),
        ['2024-09-03', 'ended'],
        ['2024-09-03', 'whyEnded', 'E4A'],
        ['2024-09-03', 'entered'],
        ['2024-09-03', 'status', 'C1'],
      ],
      ['2024-03-01 S V2 U6 to 2024-09-03 E4A null', '2024-09-03 S C1 undefined to null null null'],
    ],
    [
      'are one where care began and ended on one day',
      [...entry(), ['2024-03-01', 'ended'], ['2024-03-01', 'whyEnded', 'E4B']],
      ['2024-03-01 S V2 U6 to 2024-03-01 E4B null'],
    ],
    [
      'take nothing from an earlier period of care',
      [...entry(), ['2024-09-03', 'ended'], ['2024-09-03', 'whyEnded', 'E4A'], ['2025-01-06', 'entered']],
      ['2024-03-01 S V2 U6 to 2024-09-03 E4A null', '2025-01-06 S undefined undefined to null null null'],
    ],
    [
      'do not begin while others are open',
      [...entry(), ['2024-04-02', 'entered'], ['2024-09-03', 'ended'], ['2024-09-03', 'whyEnded', 'E4A']],
      ['2024-03-01 S V2 U6 to 2024-09-03 E4A null'],
    ],
    [
      'do not guess to whom a child goes who was fostered by others',
      [...entry('U6'), ['2024-09-03', 'orders', ['SGO']], ['2024-09-03', 'ended']],
      ['2024-03-01 S V2 U6 to 2024-09-03 undefined null'],
    ],
    [
      'have no room for words where a code belongs',
      [...entry(), ['2024-05-02', 'placement', 'K2'], ['2024-05-02', 'whyMovedOfList', 'They could not go on.']],
      ['2024-03-01 S V2 U6 to 2024-05-02 X1 undefined', '2024-05-02 P V2 K2 to null null null'],
    ],
  ])('%s', (_, known, rows) => expect(short(known)).toEqual(rows));

  it('take the provider of a placement for that placement alone, and for the same carers', () => {
    const providers = (...known: Known[]) =>
      rowsOf(...entry(), ['2024-03-04', 'provider', 'PR1'], ...known).Episodes.map(
        ({ RNE, PLACE_PROVIDER }) => `${RNE} ${PLACE_PROVIDER}`,
      );
    expect(providers()).toEqual(['S PR1']);
    expect(providers(['2024-05-02', 'placement', 'K2'], ['2024-06-03', 'status', 'C1'])).toEqual([
      'S PR1',
      'P undefined',
      'L undefined',
    ]);
    expect(providers(['2024-05-02', 'placement', 'U4'], ['2024-05-02', 'whyMoved', 'PLACE'])).toEqual([
      'S PR1',
      'T PR1',
    ]);
    expect(providers(['2024-05-02', 'provider', 'PR4'])).toEqual(['S PR1', 'P PR4']);
  });

  it('have the need of their own start, or what was found out later in the same period', () => {
    const needs = (...known: Known[]) => rowsOf(...known).Episodes.map(({ CIN }) => CIN);
    expect(needs(...entry(), ['2024-03-08', 'need', 'N1'])).toEqual(['N1']);
    expect(
      needs(
        ...entry(),
        ['2024-03-01', 'need', 'N1'],
        ['2024-05-02', 'status', 'C1'],
        ['2024-05-02', 'need', 'N5'],
        ['2024-09-03', 'ended'],
      ),
    ).toEqual(['N1', 'N5']);
  });

  it('are none of a child who is not looked after', () =>
    expect(rowsOf(['2024-03-01', 'status', 'V2'])).toEqual({ Episodes: [], Reviews: [] }));
});

describe('Reviews', () => {
  it('do not ask how a child under four took part, and take each answer for its own day', () =>
    expect(
      rowsOf(
        ['2020-06-10', 'born'],
        ['2024-06-09', 'review'],
        ['2024-06-10', 'review'],
        ['2024-06-10', 'tookPart', 'PN3'],
        ['2024-12-10', 'review'],
      ).Reviews,
    ).toEqual([
      { REVIEW: '2024-06-09', REVIEW_CODE: 'PN0' },
      { REVIEW: '2024-06-10', REVIEW_CODE: 'PN3' },
      { REVIEW: '2024-12-10', REVIEW_CODE: undefined },
    ]));
});

describe('Adoption', () => {
  const adopted: readonly Known[] = [
    ['2024-04-02', 'decided'],
    ['2024-06-03', 'matched'],
    ['2024-09-03', 'orders', ['ADOPTION_ORDER']],
    ['2024-09-03', 'consent', 'given'],
    ['2024-09-03', 'ended'],
  ];

  it('has its dates, and knows adoption by the foster carers by the placement where nobody said', () => {
    expect(rowsOf(...entry('A3'), ...adopted).AD1).toMatchObject({
      DATE_INT: '2024-04-02',
      DATE_MATCH: '2024-06-03',
      FOSTER_CARE: 1,
    });
    expect(rowsOf(...entry('A4'), ...adopted).AD1).toMatchObject({ FOSTER_CARE: 0, NB_ADOPTR: undefined });
    expect(rowsOf(...entry('A4'), ['2024-03-02', 'fosterCarer', '1'], ...adopted).AD1).toMatchObject({
      FOSTER_CARE: '1',
    });
    expect(rowsOf(...entry('A4'), ['2024-04-02', 'decided']).AD1).toBeUndefined();
    // Nobody said whether the parents consented: adopted the child is all the same.
    const unsaid = rowsOf(...entry('A4'), ...adopted.filter(([, name]) => name !== 'consent'));
    expect([unsaid.Episodes[0]?.REC, unsaid.AD1?.DATE_MATCH]).toEqual([undefined, '2024-06-03']);
  });

  it('that was decided, reversed and decided again stands', () => {
    const reversed: readonly Known[] = [
      ...entry(),
      ['2024-04-02', 'decided'],
      ['2024-07-01', 'reversed'],
      ['2024-07-01', 'whyReversed', 'RD3'],
    ];
    expect(rowsOf(...reversed).PlacedAdoption).toEqual({
      DATE_PLACED: '2024-04-02',
      DATE_PLACED_CEASED: '2024-07-01',
      REASON_PLACED_CEASED: 'RD3',
    });
    expect(rowsOf(...reversed, ['2024-08-01', 'decided']).PlacedAdoption).toEqual({
      DATE_PLACED: '2024-08-01',
      DATE_PLACED_CEASED: null,
      REASON_PLACED_CEASED: null,
    });
    expect(rowsOf(...reversed, ['2024-08-01', 'decided'], ['2024-09-02', 'reversed']).PlacedAdoption).toEqual({
      DATE_PLACED: '2024-08-01',
      DATE_PLACED_CEASED: '2024-09-02',
      REASON_PLACED_CEASED: undefined,
    });
  });
});
