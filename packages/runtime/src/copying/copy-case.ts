/** Copies a child's record for a try-out, with made-up words for everything that somebody wrote; that it was copied, and by whom, is written down first. */
import { type CopiedLife, pseudonymise, type Replaced } from '@homeward/engine';
import { liveCaseOf, type StoredCase } from '../replaying/stored-cases.js';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';

/** What the copied child is called: the same as a made-up one, so that what is tried with either reads alike. */
export const COPIED_CHILD = 'CHILD-A';

export interface CopyRequest {
  readonly authority: string;
  readonly caseId: string;
  /** Who copies; whether they may was asked before. */
  readonly person: string;
}

/** The reading is logged in the transaction that reads: no copy leaves without its line. @returns undefined when the authority has no such case */
export async function copyCase(
  runtime: Runtime,
  { authority, caseId, person }: CopyRequest,
): Promise<{ readonly life: CopiedLife; readonly replaced: Replaced } | undefined> {
  const stored = await withAuthority(runtime.pool, authority, async (query) => {
    const [row] = await query<StoredCase & { readonly [column: string]: unknown }>(
      `select c.id, s.reference, c.version, c.record::text as record,
         (select json_agg(json_build_object('version', e.version, 'entry', e.entry, 'changes', e.changes) order by e.revision)::text
          from event e where e.case_id = c.id) as history
       from case_record c join subject s on s.id = c.subject_id where c.id = $1`,
      [caseId],
    );
    if (row !== undefined)
      await query(
        `insert into read_log (authority_id, case_id, person_id, resource, reason, read_at) values ($1, $2, $3, 'case', $4, $5)`,
        [authority, caseId, person, 'Copied into a try-out, with made-up words', runtime.clock.now()],
      );
    return row;
  });
  if (stored === undefined) return undefined;
  // The versions that a moved case has left are read only for it.
  const versions: { readonly version: string }[] = JSON.parse(stored.history);
  const packs = new Map(
    await Promise.all(
      [...new Set([stored.version, ...versions.map(({ version }) => version)])].map(
        async (version) => [version, await runtime.packs.version(authority, version)] as const,
      ),
    ),
  );
  const packOf = (version: string) => {
    const found = packs.get(version);
    if (found === undefined) throw new Error('A history names a version that was not read.');
    return found;
  };
  return pseudonymise(packOf(stored.version), liveCaseOf(stored, packOf), COPIED_CHILD);
}
