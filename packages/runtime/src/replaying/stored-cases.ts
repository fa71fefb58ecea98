/** Reads open cases with their whole histories, page by page: however many there are, a few are in memory. */

import type { FactValue } from '@homeward/definition';
import {
  type AuditEntry,
  type CaseRecord,
  type CompiledPack,
  type EntryChanges,
  historySince,
  type LiveCase,
  NO_CHANGES,
  newCase,
  replayVersions,
} from '@homeward/engine';
import type pg from 'pg';
import { withAuthority } from '../with-authority.js';

/** A case as it is stored; its long parts are texts, which are passed on to another thread without being taken apart. */
export interface StoredCase {
  readonly id: string;
  readonly reference: string;
  readonly version: string;
  readonly record: string;
  /** JSON: a list of `StoredEntry`, the opening first. */
  readonly history: string;
}

interface StoredEntry {
  readonly version: string;
  readonly entry: AuditEntry;
  readonly changes: EntryChanges;
}

/** Some 50 entries of 1 to 10 kB each: a page is a few megabytes. */
const PAGE = 20;

/** Open cases in order of id. @param after only those after it, for whoever goes on */
export async function* storedCases(pool: pg.Pool, authority: string): AsyncGenerator<readonly StoredCase[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await withAuthority(pool, authority, (query) =>
      query<StoredCase & { readonly [column: string]: unknown }>(
        `select c.id, s.reference, c.version, c.record::text as record,
           (select json_agg(json_build_object('version', e.version, 'entry', e.entry, 'changes', e.changes) order by e.revision)::text
            from event e where e.case_id = c.id) as history
         from case_record c join subject s on s.id = c.subject_id
         where c.id > $1 and c.status = 'open' order by c.id limit ${PAGE}`,
        [after],
      ),
    );
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}

export const countOpenCases = async (pool: pg.Pool, authority: string): Promise<number> => {
  const [row] = await withAuthority(pool, authority, (query) =>
    query<{ n: number }>(`select count(*)::integer as n from case_record where status = 'open'`),
  );
  return row?.n ?? 0;
};

/** Every version that a stored history can name. */
export const versionsOfCases = (pool: pg.Pool, authority: string): Promise<readonly string[]> =>
  withAuthority(pool, authority, async (query) => {
    const rows = await query<{ version: string }>(
      `select distinct version from case_record union select from_version from move_run union select to_version from move_run`,
    );
    return rows.map(({ version }) => version);
  });

/** The opening entry as it is written; it is no command and so no `AuditEntry` of the engine. */
interface OpeningEntry {
  readonly on: string;
  readonly process?: string;
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly links?: NonNullable<CaseRecord['links']>;
}

/** The case as its opening made it, under a version. */
const openingOf = (id: string, reference: string, record: CaseRecord, opening: OpeningEntry | undefined) => ({
  id,
  process: record.process,
  subjectRef: reference,
  openedOn: record.openedOn,
  facts: opening?.facts ?? {},
  ...(opening?.links === undefined ? {} : { links: opening.links }),
});

/** @param packOf every version that the history names; asked only for a case that has been moved */
export const liveCaseOf = (stored: StoredCase, packOf: (version: string) => CompiledPack): LiveCase => {
  const stands: CaseRecord = JSON.parse(stored.record);
  const [first, ...history]: StoredEntry[] = JSON.parse(stored.history);
  const opening = openingOf(stored.id, stored.reference, stands, first?.entry);
  const { movedAt, entries } = historySince(history);
  const past = entries.map(({ entry, changes }) => ({ entry, changes: changes ?? NO_CHANGES }));
  if (movedAt === undefined || first === undefined) return { opening, entries: past, stands };
  const since = replayVersions(
    packOf,
    newCase(packOf(first.version), opening),
    history.filter(({ entry }) => entry.revision <= movedAt),
  );
  return { opening, since, entries: past, stands };
};

/** The case as it stood before an entry, from its entries alone. */
export const caseBefore = (
  stored: StoredCase,
  revision: number,
  packOf: (version: string) => CompiledPack,
): CaseRecord => {
  const stands: CaseRecord = JSON.parse(stored.record);
  const [first, ...history]: StoredEntry[] = JSON.parse(stored.history);
  if (first === undefined) throw new Error('A case without its opening entry was read.');
  return replayVersions(
    packOf,
    newCase(packOf(first.version), openingOf(stored.id, stored.reference, stands, first.entry)),
    history.filter(({ entry }) => entry.revision < revision),
  );
};
