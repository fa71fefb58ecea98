// Plants known faults in a made-up return, one a child, and says which, so that finding them can be tested.
import { isAdoption } from '../code-lists/end-of-care-codes.js';
import { isAdoptivePlacement } from '../code-lists/placement-codes.js';
import type { RuleId } from '../finding.js';
import { addDays } from '../plain-date.js';
import type { EpisodeRow, ReturnTables, TableName } from '../rows.js';
import type { Random } from './random.js';

type Growing = { [Name in keyof ReturnTables]: ReturnTables[Name][number][] };

/** A fault that was planted: the finding's rule, or `unreadableDate` for a row that cannot be read. */
export interface PlantedFault {
  readonly fault: RuleId | 'unreadableDate';
  readonly child: string;
  readonly table: TableName;
}

interface Sowing<Name extends TableName> {
  readonly fault: PlantedFault['fault'];
  readonly table: Name;
  /** The faulty row to put in the row's place, `remove`, or undefined when this row will not do. */
  readonly spoil: (
    row: ReturnTables[Name][number],
    next: ReturnTables[Name][number] | undefined,
    tables: Growing,
  ) => ReturnTables[Name][number] | 'remove' | undefined;
}

const moved = (row: EpisodeRow) => row.RNE === 'P' || row.RNE === 'B' || row.RNE === 'T' || row.RNE === 'U';

const episodeSowings: readonly Sowing<'Episodes'>[] = [
  {
    fault: '148',
    table: 'Episodes',
    spoil: (row, next) => (row.DEC && !next ? { ...row, REC: undefined } : undefined),
  },
  {
    fault: '433',
    table: 'Episodes',
    spoil: (row) => {
      const later = addDays(row.DECOM, 1);
      return row.RNE !== 'S' && (row.DEC === undefined || row.DEC > later) ? { ...row, DECOM: later } : undefined;
    },
  },
  { fault: '434', table: 'Episodes', spoil: (row) => (row.RNE === 'P' ? { ...row, RNE: 'L' } : undefined) },
  { fault: '435', table: 'Episodes', spoil: (row) => (row.RNE === 'L' ? { ...row, RNE: 'P' } : undefined) },
  { fault: '436', table: 'Episodes', spoil: (row) => (row.RNE === 'P' ? { ...row, RNE: 'B' } : undefined) },
  {
    fault: '217',
    table: 'Episodes',
    spoil: (row) => (row.PLACE === 'A5' && row.RNE === 'T' ? { ...row, RNE: 'P' } : undefined),
  },
  {
    fault: '225',
    table: 'Episodes',
    spoil: (row, next) => (next && moved(next) ? { ...row, REASON_PLACE_CHANGE: undefined } : undefined),
  },
  {
    fault: 'endedBeforeStart',
    table: 'Episodes',
    spoil: (row, next) => (row.DEC && !next ? { ...row, DEC: addDays(row.DECOM, -1) } : undefined),
  },
  {
    fault: 'overlappingEpisodes',
    table: 'Episodes',
    spoil: (row, next) => (row.REC === 'X1' && next ? { ...row, DEC: addDays(next.DECOM, 1) } : undefined),
  },
  {
    fault: 'startNotInReturn',
    table: 'Episodes',
    spoil: (row, next) => (row.RNE === 'S' && next?.RNE === 'L' ? 'remove' : undefined),
  },
];

const adoptionSowings: readonly Sowing<'AD1'>[] = [
  {
    fault: '523',
    table: 'AD1',
    spoil: (row) => (row.DATE_INT ? { ...row, DATE_INT: addDays(row.DATE_INT, -1) } : undefined),
  },
  {
    fault: '333',
    table: 'AD1',
    spoil: (row) => (row.DATE_INT ? { ...row, DATE_MATCH: addDays(row.DATE_INT, -1) } : undefined),
  },
  {
    fault: '331',
    table: 'AD1',
    spoil: (row, _, { Episodes }) => {
      const placed = Episodes.find(({ CHILD, PLACE }) => CHILD === row.CHILD && isAdoptivePlacement(PLACE));
      return placed === undefined || !wasAdopted(row.CHILD, Episodes)
        ? undefined
        : { ...row, DATE_MATCH: addDays(placed.DECOM, 1) };
    },
  },
  {
    fault: '601',
    table: 'AD1',
    spoil: (row, _, { Episodes }) => (wasAdopted(row.CHILD, Episodes) ? { ...row, NB_ADOPTR: undefined } : undefined),
  },
];

const decisionSowings: readonly Sowing<'PlacedAdoption'>[] = [
  {
    fault: '119',
    table: 'PlacedAdoption',
    spoil: (row) => (row.DATE_PLACED_CEASED ? undefined : { ...row, REASON_PLACED_CEASED: 'RD4' }),
  },
  {
    fault: '551',
    table: 'PlacedAdoption',
    spoil: (row, _, { Episodes }) =>
      Episodes.some(({ CHILD, PLACE }) => CHILD === row.CHILD && isAdoptivePlacement(PLACE)) ? 'remove' : undefined,
  },
  {
    fault: '553',
    table: 'PlacedAdoption',
    spoil: (row, _, { Episodes }) =>
      Episodes.some(({ CHILD, LS }) => CHILD === row.CHILD && LS === 'E1') ? 'remove' : undefined,
  },
  {
    fault: '554',
    table: 'PlacedAdoption',
    spoil: (row, _, { Episodes }) => {
      const order = Episodes.find(({ CHILD, LS }) => CHILD === row.CHILD && LS === 'E1');
      return order === undefined ? undefined : { ...row, DATE_PLACED: addDays(order.DECOM, 1) };
    },
  },
  ...(['525', '558'] as const).map((fault) => ({
    fault,
    table: 'PlacedAdoption' as const,
    spoil: (row: ReturnTables['PlacedAdoption'][number], _: unknown, { Episodes }: Growing) =>
      wasAdopted(row.CHILD, Episodes) && row.DATE_PLACED
        ? { ...row, DATE_PLACED_CEASED: addDays(row.DATE_PLACED, 5), REASON_PLACED_CEASED: 'RD1' as const }
        : undefined,
  })),
];

const reviewSowings: readonly Sowing<'Reviews'>[] = [
  {
    fault: '440',
    table: 'Reviews',
    spoil: (row) => (row.REVIEW_CODE !== 'PN0' ? { ...row, REVIEW_CODE: 'PN0' } : undefined),
  },
  {
    fault: '441',
    table: 'Reviews',
    spoil: (row) => (row.REVIEW_CODE === 'PN0' ? { ...row, REVIEW_CODE: 'PN4' } : undefined),
  },
  { fault: 'reviewOutsideCare', table: 'Reviews', spoil: (row) => ({ ...row, REVIEW: addDays(row.REVIEW, -9000) }) },
  {
    fault: 'unreadableDate',
    table: 'Reviews',
    spoil: (row) => ({ ...row, REVIEW: `${row.REVIEW.slice(0, 4)}-02-30` }),
  },
];

const headerSowings: readonly Sowing<'Header'>[] = [
  { fault: 'childWithoutHeader', table: 'Header', spoil: () => 'remove' },
  { fault: 'startedBeforeBirth', table: 'Header', spoil: (row) => ({ ...row, DOB: addDays(row.DOB, 8000) }) },
];

const permanenceSowings: readonly Sowing<'PrevPerm'>[] = [
  {
    fault: 'differentBirthDate',
    table: 'PrevPerm',
    spoil: (row) => (row.DOB ? { ...row, DOB: addDays(row.DOB, -1) } : undefined),
  },
];

function wasAdopted(child: string, episodes: readonly EpisodeRow[]): boolean {
  return episodes.some(({ CHILD, REC }) => CHILD === child && isAdoption(REC));
}

/** Plants up to `count` faults, the kinds in turn, each in another child. Fewer where the return has no room. */
export function plantFaults(tables: Growing, count: number, random: Random): PlantedFault[] {
  const kinds = [
    ...adoptionSowings.map((sowing) => sow(sowing)),
    ...decisionSowings.map((sowing) => sow(sowing)),
    ...episodeSowings.map((sowing) => sow(sowing)),
    ...reviewSowings.map((sowing) => sow(sowing)),
    ...headerSowings.map((sowing) => sow(sowing)),
    ...permanenceSowings.map((sowing) => sow(sowing)),
  ];
  const spoiled = new Set<string>();
  const planted: PlantedFault[] = [];
  for (let without = 0, turn = 0; planted.length < count && without < kinds.length; turn += 1) {
    const fault = kinds[turn % kinds.length]?.(tables, spoiled, random);
    without = fault === undefined ? without + 1 : 0;
    if (fault === undefined) continue;
    planted.push(fault);
    spoiled.add(fault.child);
  }
  return planted;
}

function sow<Name extends TableName>({ fault, table, spoil }: Sowing<Name>) {
  return (tables: Growing, spoiled: ReadonlySet<string>, random: Random): PlantedFault | undefined => {
    const rows: ReturnTables[Name][number][] = tables[table];
    const from = random.whole(0, Math.max(0, rows.length - 1));
    for (let step = 0; step < rows.length; step += 1) {
      const index = (from + step) % rows.length;
      const row = rows[index];
      if (row === undefined || spoiled.has(row.CHILD)) continue;
      const after = rows[index + 1];
      const faulty = spoil(row, after?.CHILD === row.CHILD ? after : undefined, tables);
      if (faulty === undefined) continue;
      if (faulty === 'remove') rows.splice(index, 1);
      else rows[index] = faulty;
      return { fault, child: row.CHILD, table };
    }
    return undefined;
  };
}
