/** Cases to measure with: children with their first months behind them, opened through the runtime, allocated to demonstration people. */
import { randomUUID } from 'node:crypto';
import { newCase } from '@homeward/engine';
import { firstRecord, openCase, type Runtime, withAuthority } from '@homeward/runtime';
import { childOf, firstMonths, OPENED_ON } from './life-of-a-case.js';

export const AUTHORITY = 'herts';

/** A case and where this side believes it stands. */
export interface BenchCase {
  readonly id: string;
  revision: number;
  /** How many commands have been accepted; what comes next follows from it. */
  accepted: number;
}

export interface Worker {
  readonly id: string;
  readonly username: string;
}

/** One demonstration person for each role. Throws when there is none. */
export const workersFor = (runtime: Runtime, roles: readonly string[]): Promise<ReadonlyMap<string, Worker>> =>
  withAuthority(runtime.pool, AUTHORITY, async (query) => {
    const rows = await query<{ role: string; id: string; username: string }>(
      `select distinct on (m.role) m.role, p.id, p.username from role_membership m join person p on p.id = m.person_id
       where p.demonstration and m.role = any($1) order by m.role, p.username`,
      [roles],
    );
    const found = new Map(rows.map(({ role, ...worker }) => [role, worker]));
    const missing = roles.filter((role) => !found.has(role));
    if (missing.length > 0) throw new Error(`There is no demonstration person who is ${missing.join(', ')}.`);
    return found;
  });

/** Opens so many cases, each with the same history and each worker allocated in their role. */
export const openBenchCases = async (
  runtime: Runtime,
  workers: ReadonlyMap<string, Worker>,
  count: number,
): Promise<BenchCase[]> => {
  const { compiled } = await runtime.packs.current(AUTHORITY);
  const cases: BenchCase[] = [];
  for (let number = 0; number < count; number += 1) {
    const reference = `BENCH-${randomUUID()}`;
    const { process, facts } = childOf('', reference);
    const opening = {
      authority: AUTHORITY,
      key: reference,
      subject: {
        kind: 'child' as const,
        reference,
        givenName: 'Bench',
        familyName: `Number ${number}`,
        dateOfBirth: '2022-03-14',
        sex: 'female',
      },
      process,
      openedOn: OPENED_ON,
      facts,
      actor: { id: 'system', roles: ['system'] },
      person: null,
      allocations: [...workers].map(([role, { id }]) => ({ person: id, role })),
    };
    const { id } = firstRecord(compiled, opening);
    const life = firstMonths(compiled, newCase(compiled, childOf(id, reference)));
    const history = life.decisions.map((decision) => ({ decision, key: `bench|${decision.entry.revision}` }));
    const opened = await openCase(runtime, { ...opening, history });
    if (opened.kind !== 'opened') throw new Error('A case to measure with could not be opened.');
    cases.push({ id, revision: life.record.revision, accepted: 0 });
  }
  return cases;
};
