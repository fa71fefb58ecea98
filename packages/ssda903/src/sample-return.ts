// Makes up a plausible return of our own, so that nobody needs anybody's data to try the import.
import { emptyTables, type ReturnFile } from './parse-return.js';
import type { ReturnTables } from './rows.js';
import { type PlantedFault, plantFaults } from './sample/plant-faults.js';
import { seededRandom } from './sample/random.js';
import { addSampleChild } from './sample/sample-child.js';
import { writeReturn } from './write-return.js';

/** What to make up: how many children, from which seed, for the year ending 31 March `year` (2026 if not given). */
export interface SampleOptions {
  readonly children: number;
  readonly seed: number;
  readonly year?: number;
}

/** A return with known faults in it. `planted` may be shorter than asked for if there was no room for more. */
export interface FaultySample {
  readonly files: readonly ReturnFile[];
  readonly planted: readonly PlantedFault[];
}

/** A made-up return as CSV files. The same options always give the same text; `checkReturn` finds nothing in it. */
export function sampleReturn(options: SampleOptions): ReturnFile[] {
  return writeReturn(sampleTables(options), 'csv');
}

/** A made-up return with `faults` known faults planted in it, each in another child. */
export function faultySampleReturn(options: SampleOptions & { readonly faults: number }): FaultySample {
  const tables = sampleTables(options);
  const planted = plantFaults(tables, options.faults, seededRandom(options.seed ^ 0x5eed));
  return { files: writeReturn(tables, 'csv'), planted };
}

/** The tables of a made-up return, before they are written. */
export function sampleTables({ children, seed, year = 2026 }: SampleOptions): {
  -readonly [N in keyof ReturnTables]: ReturnTables[N][number][];
} {
  const random = seededRandom(seed);
  const tables = emptyTables();
  const collection = { year, start: `${year - 1}-04-01`, end: `${year}-03-31` };
  let ref = 100_000;
  for (let made = 0; made < children; made += 1) {
    ref += random.whole(1, 37);
    addSampleChild(tables, String(ref), collection, random);
  }
  // Details of adopters are returned only for children whom they have adopted (601).
  const adopted = new Set(
    tables.Episodes.filter(({ REC }) => REC === 'E11' || REC === 'E12').map(({ CHILD }) => CHILD),
  );
  tables.AD1 = tables.AD1.filter(({ CHILD }) => adopted.has(CHILD));
  return tables;
}
