/** A runtime for tests: a database of its own in the cluster that test files share, with Hertfordshire's pack published. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PlainDate } from '@homeward/definition';
import {
  type AuditEntry,
  type CaseRecord,
  type CompiledPack,
  type DeadlineRecord,
  newCase,
  replay,
} from '@homeward/engine';
import {
  chainKey,
  clock,
  makeBell,
  openDatabase,
  packStore,
  publishPack,
  type Query,
  type Runtime,
  readConfig,
  verifyAudit,
  withAuthority,
} from '@homeward/runtime';
import type pg from 'pg';
import { MIGRATED, startTestDatabase } from '../test-cluster.js';

export const CONFIGS = path.resolve(import.meta.dirname, '..', '..', 'configs');

export interface TestRuntime {
  readonly runtime: Runtime;
  readonly compiled: CompiledPack;
  /** As the application's role, for Hertfordshire. */
  read<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export async function startTestRuntime(today: PlainDate): Promise<TestRuntime> {
  const cluster = await startTestDatabase(MIGRATED);
  const { databaseUrl } = cluster;
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'homeward-keys-'));
  const database = await openDatabase({ dataFolder, databaseUrl, connections: 6 });
  const runtime: Runtime = {
    pool: database.pool,
    packs: packStore(database.pool, clock(today)),
    clock: clock(today),
    chainKey: chainKey({ dataFolder }),
    bell: makeBell(),
  };
  const { pack, stories, problems } = await readConfig(CONFIGS, 'herts');
  if (pack === undefined) throw new Error(`The pack herts cannot be read: ${problems[0]?.sentence}`);
  await publishPack(runtime.pool, { pack, stories, note: 'For tests', publishedAt: new Date() });
  const { compiled } = await runtime.packs.current('herts');
  return {
    runtime,
    compiled,
    read: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      withAuthority(runtime.pool, 'herts', (query: Query) => query<Row>(text, values)),
    stop: async () => {
      await database.close();
      await cluster.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

interface StoredCase {
  readonly id: string;
  readonly reference: string;
  readonly opened_on: PlainDate;
  readonly record: CaseRecord;
}

interface StoredEvent {
  case_id: string;
  revision: number;
  key: string;
  person_id: string | null;
  recorded_at: Date;
  version: string;
  entry: AuditEntry & { readonly facts?: Record<string, string>; readonly links?: CaseRecord['links'] };
  changes: unknown;
  previous: string;
  hash: string;
}

/** Every stored case with its entries, first to last. */
export async function storedCases({ read }: TestRuntime): Promise<(StoredCase & { readonly events: StoredEvent[] })[]> {
  const cases = await read<StoredCase>(
    'select c.id, s.reference, c.opened_on, c.record from case_record c join subject s on s.id = c.subject_id order by c.id',
  );
  const events = await read<StoredEvent>(
    `select case_id, revision, idempotency_key as key, person_id, recorded_at, version, entry, changes,
       encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash from event order by case_id, revision`,
  );
  const byCase = new Map<string, StoredEvent[]>();
  for (const event of events) byCase.set(event.case_id, [...(byCase.get(event.case_id) ?? []), event]);
  return cases.map((one) => ({ ...one, events: byCase.get(one.id) ?? [] }));
}

/** What the entries of a case add up to. */
export const replayed = (
  compiled: CompiledPack,
  { id, reference, opened_on: openedOn, record, events }: Awaited<ReturnType<typeof storedCases>>[number],
): CaseRecord =>
  replay(
    compiled,
    newCase(compiled, {
      id,
      process: record.process,
      subjectRef: reference,
      openedOn,
      facts: events[0]?.entry.facts ?? {},
      ...(events[0]?.entry.links === undefined ? {} : { links: events[0].entry.links }),
    }),
    events.slice(1).map(({ entry }) => entry),
  );

export async function auditVerdict(test: TestRuntime) {
  const rows = (await storedCases(test)).flatMap(({ events }) =>
    events.map(({ case_id: caseId, person_id: person, recorded_at: recordedAt, ...rest }) => ({
      ...rest,
      authority: 'herts',
      caseId,
      person,
      recordedAt: recordedAt.toISOString(),
    })),
  );
  return verifyAudit(test.runtime.chainKey, rows, []);
}

/** The deadline rows of each case, latest instance of each key: what lists and the worker go by. */
export async function standingDeadlines({ read }: TestRuntime): Promise<Map<string, Record<string, DeadlineRecord>>> {
  const rows = await read<{ case_id: string; key: string; detail: DeadlineRecord }>(
    'select distinct on (case_id, key) case_id, key, detail from deadline order by case_id, key, instance desc',
  );
  const byCase = new Map<string, Record<string, DeadlineRecord>>();
  for (const { case_id: id, key, detail } of rows) byCase.set(id, { ...byCase.get(id), [key]: detail });
  return byCase;
}
