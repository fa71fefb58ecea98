/** After a run: whether the database holds exactly what was acknowledged. */
import {
  auditFaults,
  type CaseHead,
  caseHeadsOf,
  checkpointsOf,
  type Runtime,
  trailOf,
  withAuthority,
} from '@homeward/runtime';
import { AUTHORITY, type BenchCase } from './bench-cases.js';

export interface Sums {
  /** Commands that were acknowledged with the right next revision. */
  readonly accepted: number;
  /** What is wrong; empty when the rows add up. */
  readonly wrong: readonly string[];
}

/** Every acknowledged command has its entry, every case stands where it was said to stand, nothing was added that nobody was told of, and the chain holds. */
export const rowsAddUp = async (runtime: Runtime, cases: readonly BenchCase[]): Promise<Sums> => {
  const wrong: string[] = [];
  const ids = cases.map(({ id }) => id);
  const rows = await withAuthority(runtime.pool, AUTHORITY, (query) =>
    query<{ id: string; revision: number; entries: number; by_people: number; snapshot: number }>(
      `select c.id, c.revision, (c.record ->> 'revision')::integer as snapshot, count(e.*)::integer as entries,
         count(e.person_id)::integer as by_people
       from case_record c join event e on e.case_id = c.id where c.id = any($1) group by c.id`,
      [ids],
    ),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { id, revision, accepted } of cases) {
    const row = found.get(id);
    if (row === undefined) wrong.push(`Case ${id} is gone.`);
    else if (row.by_people !== accepted)
      wrong.push(`Case ${id}: ${accepted} commands were acknowledged and ${row.by_people} are there.`);
    else if (row.revision !== revision || row.snapshot !== revision || row.entries !== revision + 1)
      wrong.push(
        `Case ${id}: revision ${revision} was acknowledged; it stands at ${row.revision} (snapshot ${row.snapshot}) with ${row.entries} entries.`,
      );
  }
  for (const sentence of await brokenChains(runtime)) wrong.push(sentence);
  return { accepted: cases.reduce((sum, one) => sum + one.accepted, 0), wrong };
};

const brokenChains = (runtime: Runtime): Promise<string[]> =>
  withAuthority(runtime.pool, AUTHORITY, async (query) => {
    const checkpoints = await checkpointsOf(query);
    const heads: readonly CaseHead[] = await caseHeadsOf(query);
    const { faults } = await auditFaults(runtime.chainKey, { checkpoints, heads, entries: trailOf(query, AUTHORITY) });
    return faults.map(({ caseId, sentence }) => `Case ${caseId ?? 'of the checkpoints'}: ${sentence}`);
  });
