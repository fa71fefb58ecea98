// A child's history is told in order, cut at the day asked for, and split where the child left care.
import { describe, expect, it } from '@jest/globals';
import { childHistories } from './child-histories.js';
import type { Happening } from './happening.js';
import { parseReturn } from './parse-return.js';
import { sampleReturn } from './sample-return.js';

const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,2,10/02/2014,WBRI,UN1,0,\n';
const episodes = (...lines: string[]) =>
  `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,URN\n${lines.map((line) => `A1,${line}`).join('\n')}`;

function historyOf(files: Record<string, string>, asAt = '2020-03-31') {
  const parsed = parseReturn([
    { name: 'header.csv', text: header },
    ...Object.entries(files).map(([name, text]) => ({ name, text })),
  ]);
  const [history] = childHistories(parsed, { asAt });
  return history!;
}
const told = ({ happenings }: { happenings: readonly Happening[] }) =>
  happenings.map(({ kind, on }) => `${on} ${kind}`);

const adopted = {
  'episodes.csv': episodes(
    '01/06/2016,P,E1,N1,A6,PR1,01/02/2017,E12,,2',
    '01/05/2015,S,C1,N1,U6,PR1,10/01/2016,X1,,1',
    '10/01/2016,L,E1,N1,U6,PR1,01/06/2016,X1,CARPL,1',
  ),
  'reviews.csv':
    'CHILD,DOB,REVIEW,REVIEW_CODE\nA1,,01/08/2015,PN0\nA1,,20/05/2015,PN0\nA1,,10/01/2016,PN0\nA1,,01/03/2019,PN1\n',
  'placed_for_adoption.csv': 'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nA1,,10/01/2016,,\n',
  'ad1.csv':
    'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\nA1,,10/01/2016,01/06/2016,0,2,MF,L11\n',
};

describe('a child who was adopted', () => {
  it('has a history in order, ties on one day told in the order in which they make each other possible', () => {
    expect(told(historyOf(adopted))).toEqual([
      '2015-05-01 becameLookedAfter',
      '2015-05-20 reviewHeld',
      '2015-08-01 reviewHeld',
      '2016-01-10 legalStatusChanged',
      '2016-01-10 adoptionDecided',
      '2016-01-10 placementOrderMade',
      '2016-01-10 reviewHeld',
      '2016-06-01 matchDecided',
      '2016-06-01 placementChanged',
      '2016-06-01 placedForAdoption',
      '2017-02-01 careEnded',
      '2019-03-01 reviewHeld',
    ]);
  });

  it('keeps what each happening says and the row that says it', () => {
    const { happenings, child, periodsOfCare } = historyOf(adopted);
    expect(child).toMatchObject({ ref: 'A1', sex: '2', dateOfBirth: '2014-02-10', isMother: false });
    expect(happenings[0]).toEqual({
      kind: 'becameLookedAfter',
      on: '2015-05-01',
      legalStatus: 'C1',
      placement: 'U6',
      provider: 'PR1',
      need: 'N1',
      source: { file: 'episodes.csv', line: 3 },
    });
    expect(happenings[8]).toMatchObject({
      placement: 'A6',
      reason: 'CARPL',
      source: { file: 'episodes.csv', line: 2 },
    });
    expect(happenings[10]).toMatchObject({ reason: 'E12', outcome: 'adopted' });
    expect(periodsOfCare).toMatchObject([
      { startedOn: '2015-05-01', endedOn: '2017-02-01', endReason: 'E12', outcome: 'adopted' },
    ]);
  });

  it('numbers reviews within the period of care, and not one held outside it', () => {
    const numbers = historyOf(adopted).happenings.flatMap((one) => (one.kind === 'reviewHeld' ? [one.number] : []));
    expect(numbers).toEqual([1, 2, 3, undefined]);
  });

  it('leaves out and counts what came after the day asked for', () => {
    const history = historyOf(adopted, '2016-06-01');
    expect(told(history).at(-1)).toBe('2016-06-01 placedForAdoption');
    expect(history.leftOut).toBe(2);
    expect(history.periodsOfCare).toMatchObject([{ startedOn: '2015-05-01', episodes: [{}, {}, {}] }]);
    expect(history.periodsOfCare[0]?.endedOn).toBeUndefined();
    expect(historyOf(adopted, '2015-04-30')).toMatchObject({ happenings: [], periodsOfCare: [], leftOut: 12 });
  });
});

it('tells of a reversal and why', () => {
  const history = historyOf({
    ...adopted,
    'ad1.csv': '',
    'placed_for_adoption.csv':
      'CHILD,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nA1,10/01/2016,01/03/2016,RD3\n',
  });
  expect(history.happenings).toContainEqual({
    kind: 'adoptionDecisionReversed',
    on: '2016-03-01',
    reason: 'RD3',
    source: { file: 'placed_for_adoption.csv', line: 2 },
  });
});

describe('periods of care', () => {
  it('are several for a child who comes back, even on the day of leaving', () => {
    const history = historyOf({
      'episodes.csv': episodes(
        '01/05/2015,S,V2,N1,U6,PR1,10/06/2015,E4A,,1',
        '10/06/2015,S,C1,N1,U6,PR1,01/02/2016,E4B,,2',
        '01/05/2017,S,C1,N1,U6,PR1,,,,3',
      ),
      'reviews.csv': 'CHILD,REVIEW,REVIEW_CODE\nA1,20/05/2015,PN0\nA1,10/06/2015,PN0\nA1,20/05/2017,PN0\n',
    });
    expect(history.periodsOfCare.map(({ startedOn, endedOn, outcome }) => [startedOn, endedOn, outcome])).toEqual([
      ['2015-05-01', '2015-06-10', 'returnedHome'],
      ['2015-06-10', '2016-02-01', 'returnedHome'],
      ['2017-05-01', undefined, undefined],
    ]);
    expect(told(history)).toEqual([
      '2015-05-01 becameLookedAfter',
      '2015-05-20 reviewHeld',
      '2015-06-10 careEnded',
      '2015-06-10 becameLookedAfter',
      '2015-06-10 reviewHeld',
      '2016-02-01 careEnded',
      '2017-05-01 becameLookedAfter',
      '2017-05-20 reviewHeld',
    ]);
    const numbers = history.happenings.flatMap((one) => (one.kind === 'reviewHeld' ? [one.number] : []));
    expect(numbers).toEqual([1, 1, 1]);
  });

  it('go on through a slip of a day between episodes', () => {
    const files = {
      'episodes.csv': episodes('01/05/2015,S,V2,N1,U6,PR1,10/06/2015,X1,CARPL,1', '11/06/2015,P,V2,N1,U4,PR1,,,,2'),
    };
    expect(historyOf(files).periodsOfCare).toHaveLength(1);
  });

  it('stay open where the last episode says only that another begins', () => {
    const files = { 'episodes.csv': episodes('01/05/2015,S,V2,N1,U6,PR1,10/06/2015,X1,CARPL,1') };
    expect(historyOf(files).periodsOfCare[0]?.endedOn).toBeUndefined();
  });
});

it('tells of a child who came into care under a placement order and already placed for adoption', () => {
  expect(told(historyOf({ 'episodes.csv': episodes('01/05/2015,S,E1,N1,A6,PR1,,,,1') }))).toEqual([
    '2015-05-01 becameLookedAfter',
    '2015-05-01 placementOrderMade',
    '2015-05-01 placedForAdoption',
  ]);
});

it('gives a child without episodes a history without happenings', () => {
  expect(historyOf({})).toMatchObject({ child: { ref: 'A1' }, periodsOfCare: [], happenings: [], leftOut: 0 });
});

it('is the same whatever order the rows and files come in (seed 77)', () => {
  const files = sampleReturn({ children: 60, seed: 77 });
  const backwards = files.toReversed().map(({ name, text }) => {
    const [heading, ...lines] = text.trimEnd().split('\n');
    return { name, text: [heading, ...lines.toReversed()].join('\n') };
  });
  const tellAll = (from: typeof files) =>
    childHistories(parseReturn(from), { asAt: '2026-03-31' })
      .map((history) => `${history.child.ref} ${told(history).join(' ')}`)
      .sort();
  expect(tellAll(backwards)).toEqual(tellAll(files));
});
