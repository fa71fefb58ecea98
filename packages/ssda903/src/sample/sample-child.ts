// Makes up one child who was looked after in the year, with every row the return would hold of that child.
import { addDays, birthday, dayNumber, type PlainDate } from '../plain-date.js';
import type { ReturnTables } from '../rows.js';
import { EpisodeChain, unwritten } from './episode-chain.js';
import type { Random } from './random.js';
import { sampleReviews } from './sample-reviews.js';
import { type Step, type Story, stories } from './story.js';

type Growing = { [Name in keyof ReturnTables]: ReturnTables[Name][number][] };

/** The year of a collection: 1 April to 31 March of the year it is named after. */
export interface CollectionYear {
  readonly year: number;
  readonly start: PlainDate;
  readonly end: PlainDate;
}

/** Adds the rows of one made-up child to the tables. */
export function addSampleChild(tables: Growing, CHILD: string, collection: CollectionYear, random: Random): void {
  const story = random.weighted(weightedStories);
  const { start, DOB, steps } = whenAndWhat(story, collection, random);
  const chain = new EpisodeChain(CHILD, random.pick(['N1', 'N1', 'N1', 'N1', 'N2', 'N3', 'N4', 'N5', 'N8']), random);
  for (const step of steps) play(step, addDays(start, step.after), { CHILD, DOB }, chain, tables, collection, random);
  tables.Episodes.push(...chain.rows);
  tables.Reviews.push(...sampleReviews(chain.rows, DOB, collection.end, random));
  const girl = random.chance(0.45);
  tables.Header.push({
    ...unwritten,
    CHILD,
    SEX: collection.year >= 2025 ? (girl ? 'F' : 'M') : girl ? '2' : '1',
    DOB,
    ETHNIC: random.weighted(ethnicityShares),
    UPN: upn(DOB, collection, random),
    MOTHER: girl ? '0' : undefined,
  });
  const hadPermanence = dayNumber(start) - dayNumber(DOB) > 1500 && random.chance(0.05);
  tables.PrevPerm.push({
    ...unwritten,
    CHILD,
    DOB,
    PREV_PERM: hadPermanence ? random.pick(['P1', 'P2', 'P2', 'P3']) : 'Z1',
    LA_PERM: hadPermanence ? 'OUT' : undefined,
    DATE_PERM: hadPermanence ? addDays(start, -random.whole(400, 1400)) : undefined,
  });
  if (story.unaccompanied) {
    tables.UASC.push({ ...unwritten, CHILD, SEX: tables.Header.at(-1)?.SEX, DOB, DUC: birthday(DOB, 18) });
  }
  addMissing(tables, CHILD, DOB, collection, random);
}

const [firstStory, ...otherStories] = stories;
const weightedStories: readonly [readonly [Story, number], ...(readonly [Story, number])[]] = [
  [firstStory, firstStory.weight],
  ...otherStories.map((story) => [story, story.weight] as const),
];

const ethnicityShares = [
  ['WBRI', 68],
  ['WOTH', 5],
  ['WROM', 1],
  ['MWBC', 4],
  ['MWAS', 2],
  ['MOTH', 4],
  ['AOTH', 3],
  ['APKN', 2],
  ['BAFR', 5],
  ['BCRB', 2],
  ['OOTH', 3],
  ['NOBT', 1],
] as const;

/** A start and a birthday such that the child is in care on some day of the year and never past 18. */
function whenAndWhat(story: Story, { year, start, end }: CollectionYear, random: Random) {
  const ageInDays = random.whole(story.ages[0] * 365 + 2, story.ages[1] * 365 + 360);
  const toAdulthood = Math.floor(18 * 365.25) - ageInDays - 2;
  const steps = story.steps(random, toAdulthood, year >= 2024 ? 'K3' : 'H5');
  const length = steps.at(-1)?.after ?? 0;
  const earliest = Math.max(dayNumber(start) - length + 1, dayNumber(end) - 6 * 365);
  const entered = addDays('1970-01-01', random.whole(earliest, dayNumber(end) - 1));
  return { start: entered, DOB: addDays(entered, -ageInDays), steps };
}

function play(
  step: Step,
  on: PlainDate,
  child: { readonly CHILD: string; readonly DOB: PlainDate },
  chain: EpisodeChain,
  tables: Growing,
  { end }: CollectionYear,
  random: Random,
): void {
  // The return is drawn up on 31 March: what comes later has not happened yet.
  if (on > end) return;
  const decision = tables.PlacedAdoption.at(-1);
  switch (step.does) {
    case 'enter':
      chain.enter(on, step.legalStatus, step.placement);
      return;
    case 'change':
      chain.change(on, step.legalStatus, step.placement, step.carers === 'same');
      return;
    case 'decideAdoption':
      tables.PlacedAdoption.push({ ...unwritten, ...child, DATE_PLACED: on });
      return;
    case 'reverseAdoption':
      if (decision?.CHILD !== child.CHILD) return;
      tables.PlacedAdoption[tables.PlacedAdoption.length - 1] = {
        ...decision,
        DATE_PLACED_CEASED: on,
        REASON_PLACED_CEASED: step.reason,
      };
      return;
    case 'match':
      if (decision?.CHILD !== child.CHILD) return;
      tables.AD1.push({
        ...unwritten,
        ...child,
        DATE_INT: decision.DATE_PLACED,
        DATE_MATCH: on,
        ...adopters(step, random),
      });
      return;
    case 'leave': {
      chain.leave(on, step.reason);
      return;
    }
  }
}

function adopters({ byFosterCarer }: { readonly byFosterCarer: boolean }, random: Random) {
  const FOSTER_CARE = byFosterCarer ? '1' : '0';
  const [NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR] = random.weighted([
    [['2', 'MF', 'L11'], 60],
    [['2', 'MF', 'L3'], 8],
    [['2', 'MM', 'L12'], 8],
    [['2', 'FF', 'L12'], 7],
    [['2', 'FF', 'L2'], 2],
    [['1', 'F1', 'L0'], 12],
    [['1', 'M1', 'L0'], 3],
  ] as const);
  return { FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR } as const;
}

// I is never the check letter of a UPN, so a made-up number is never anybody's.
function upn(DOB: PlainDate, { end }: CollectionYear, random: Random): string {
  return birthday(DOB, 4) > end ? 'UN1' : `I${random.whole(100_000, 999_999)}${random.whole(100_000, 999_999)}`;
}

function addMissing(
  tables: Growing,
  CHILD: string,
  DOB: PlainDate,
  { start, end }: CollectionYear,
  random: Random,
): void {
  const last = tables.Episodes.at(-1);
  if (last === undefined || birthday(DOB, 12) > start || !random.chance(0.15)) return;
  const from = last.DECOM > start ? last.DECOM : start;
  const to = last.DEC ?? end;
  const free = dayNumber(to) - dayNumber(from) - 12;
  if (free < 1) return;
  const MIS_START = addDays(from, random.whole(1, free));
  const MISSING = random.chance(0.7) ? 'M' : 'A';
  tables.Missing.push({
    ...unwritten,
    CHILD,
    DOB,
    MISSING,
    MIS_START,
    MIS_END: addDays(MIS_START, random.whole(0, 9)),
  });
}
