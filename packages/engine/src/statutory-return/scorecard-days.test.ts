/** Days of the adoption scorecard as DOMAIN 4.2 counts them. */
import type { FactValue, Pack, PlainDate } from '@homeward/definition';
import { expect, it } from '@jest/globals';
import type { Dated } from '../case-record.js';
import { smallPack } from '../small-pack.fixture.js';
import { returnFact } from './return-fact.fixture.js';
import { returnFacts } from './return-facts.js';
import { scorecardDays } from './scorecard-days.js';

const pack: Pack = {
  ...smallPack,
  facts: {
    entered: returnFact('date', 'Episodes.DECOM'),
    status: returnFact('code', 'Episodes.LS'),
    orderOn: returnFact('date', 'Episodes.LS'),
    placement: returnFact('code', 'Episodes.PLACE'),
    matched: returnFact('date', 'AD1.DATE_MATCH'),
  },
};
type Known = readonly [string, PlainDate, FactValue?];
const ENTERED: Known = ['entered', '2024-03-01'];
/** Ten days with one family, then with another. */
const FOSTERED: readonly Known[] = [ENTERED, ['placement', '2024-03-01', 'U6'], ['placement', '2024-03-11', 'U4']];
const MATCHED: Known = ['matched', '2024-06-10'];

it.each<[string, string, readonly Known[], number | undefined]>([
  ['from care to moving in with adopters', 'A1', [ENTERED, ['placement', '2024-05-01', 'A6']], 61],
  ['to moving in with foster carers who adopt', 'A1', [ENTERED, ['placement', '2024-05-01', 'A3']], 61],
  ['to the day of moving in with foster carers who adopt', 'A10', [...FOSTERED, ['placement', '2024-05-01', 'A3']], 10],
  [
    'the same although the status changed meanwhile',
    'A10',
    [...FOSTERED, ['status', '2024-04-01', 'E1'], ['placement', '2024-05-01', 'A5']],
    10,
  ],
  [
    'none where they took the child in at once',
    'A10',
    [ENTERED, ['placement', '2024-03-01', 'U5'], ['placement', '2024-05-01', 'A5']],
    0,
  ],
  [
    'not known after a stay elsewhere',
    'A10',
    [
      ...FOSTERED,
      ['placement', '2024-04-10', 'T1'],
      ['placement', '2024-04-12', 'U6'],
      ['placement', '2024-05-01', 'A5'],
    ],
    undefined,
  ],
  ['as A1 with new carers', 'A10', [...FOSTERED, ['placement', '2024-05-01', 'A6']], 61],
  ['not known where the clock stopped earlier', 'A10', [ENTERED, ['placement', '2024-05-01', 'A3']], undefined],
  ['not known while the child waits', 'A1', [ENTERED, ['placement', '2024-03-01', 'U6']], undefined],
  ['from the placement order to the match', 'A2', [['status', '2024-06-01', 'E1'], MATCHED], 9],
  ['the same where the order is known by its date alone', 'A2', [['orderOn', '2024-06-01'], MATCHED], 9],
  ['none where the match came first', 'A2', [['status', '2024-07-01', 'E1'], MATCHED], 0],
  ['not known without an order', 'A2', [['status', '2024-06-01', 'C2'], MATCHED], undefined],
  ['not known of another indicator', 'A3', [ENTERED, MATCHED], undefined],
])('%s (%s)', (_, indicator, known, days) => {
  const facts: Record<string, Dated[]> = {};
  for (const [revision, [name, from, value]] of known.entries()) {
    facts[name] ??= [];
    facts[name].push({ value: value ?? from, from, revision });
  }
  expect(scorecardDays(returnFacts(pack, { facts }), indicator)).toBe(days);
});
