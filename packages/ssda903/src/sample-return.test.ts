// A made-up return is plausible, agrees with itself, is the same for a seed, and shows planted faults.
import { describe, expect, it } from '@jest/globals';
import { checkReturn } from './check-return.js';
import { childHistories } from './child-histories.js';
import { parseReturn } from './parse-return.js';
import { faultySampleReturn, sampleReturn } from './sample-return.js';

describe.each([
  [1, 2018],
  [42, 2024],
  [903, 2025],
  [20260331, 2026],
])('the return from seed %i for %i', (seed, year) => {
  const parsed = parseReturn(sampleReturn({ children: 400, seed, year }));

  it('reads without a problem and agrees with itself', () => {
    expect(parsed.problems).toEqual([]);
    expect(checkReturn(parsed)).toEqual([]);
  });

  it('has every child in care on some day of the year, under 18, and nothing after its last day', () => {
    for (const { child, periodsOfCare, leftOut } of childHistories(parsed, { asAt: `${year}-03-31` })) {
      expect(leftOut).toBe(0);
      const last = periodsOfCare.at(-1);
      expect(last?.endedOn === undefined || last.endedOn >= `${year - 1}-04-01`).toBe(true);
      expect(periodsOfCare[0] !== undefined && periodsOfCare[0].startedOn >= child.dateOfBirth).toBe(true);
      const eighteenth = `${Number(child.dateOfBirth.slice(0, 4)) + 18}${child.dateOfBirth.slice(4)}`;
      expect((last?.startedOn ?? '') < eighteenth).toBe(true);
    }
  });

  it('has adoptions, special guardianships, returns home, late reviews and children who came back', () => {
    const histories = childHistories(parsed, { asAt: `${year}-03-31` });
    const outcomes = new Set(histories.flatMap(({ periodsOfCare }) => periodsOfCare.map(({ outcome }) => outcome)));
    for (const outcome of ['adopted', 'specialGuardianship', 'returnedHome', undefined] as const) {
      expect(outcomes).toContain(outcome);
    }
    expect(histories.some(({ periodsOfCare }) => periodsOfCare.length > 1)).toBe(true);
    expect(new Set(parsed.tables.Episodes.map(({ LS }) => LS)).size).toBeGreaterThanOrEqual(6);
    const firstReviews = histories.flatMap(({ periodsOfCare, happenings }) =>
      happenings.flatMap((one) => {
        const start = periodsOfCare[0]?.startedOn;
        return one.kind === 'reviewHeld' && one.number === 1 && start !== undefined
          ? [(Date.parse(one.on) - Date.parse(start)) / 864e5]
          : [];
      }),
    );
    const inTime = firstReviews.filter((days) => days <= 28).length / firstReviews.length;
    expect(inTime).toBeGreaterThan(0.75);
    expect(inTime).toBeLessThan(0.99);
  });
});

it('is the same text for the same seed and another for another', () => {
  const options = { children: 50, seed: 5 };
  expect(sampleReturn(options)).toEqual(sampleReturn(options));
  expect(sampleReturn(options)).not.toEqual(sampleReturn({ ...options, seed: 6 }));
});

it('uses the codes of its year', () => {
  const sexes = (year: number) =>
    new Set(parseReturn(sampleReturn({ children: 60, seed: 3, year })).tables.Header.map(({ SEX }) => SEX));
  expect(sexes(2024)).toEqual(new Set(['1', '2']));
  expect(sexes(2025)).toEqual(new Set(['M', 'F']));
});

describe.each([7, 88, 999])('the faults planted from seed %i', (seed) => {
  const { files, planted } = faultySampleReturn({ children: 900, seed, faults: 54 });
  const parsed = parseReturn(files);
  const found = checkReturn(parsed);

  it('are of nearly every kind, each in another child', () => {
    expect(planted).toHaveLength(54);
    expect(new Set(planted.map(({ fault }) => fault)).size).toBeGreaterThanOrEqual(25);
    expect(new Set(planted.map(({ child }) => child)).size).toBe(54);
  });

  it('are all found, in the right child', () => {
    const missed = planted.filter(
      ({ fault, child }) => !found.some((one) => one.rule === fault && one.child === child),
    );
    expect(missed.filter(({ fault }) => fault !== 'unreadableDate')).toEqual([]);
    const unreadable = parsed.problems.filter(({ code }) => code === 'unreadableDate');
    expect(unreadable).toHaveLength(planted.filter(({ fault }) => fault === 'unreadableDate').length);
  });

  it('are all there is to find: no child without a fault has a finding', () => {
    const spoiled = new Set(planted.map(({ child }) => child));
    expect(found.filter(({ child }) => !spoiled.has(child))).toEqual([]);
  });
});
