/** A case's overview with the cases it belongs with. */
import type { CaseOverview } from '@homeward/contract';
import { type Runtime, withAuthority } from '@homeward/runtime';
import { caseOverview } from './case-overview.js';
import { linkedCases, readLinkedRows } from './linked-cases.js';
import type { LoadedCase } from './load-case.js';

export async function overviewFor(runtime: Runtime, loaded: LoadedCase): Promise<CaseOverview> {
  if (!loaded.linked) return caseOverview(loaded, []);
  const rows = await withAuthority(runtime.pool, loaded.authority, (query) =>
    readLinkedRows(query, loaded.id, loaded.actor.id),
  );
  return caseOverview(loaded, await linkedCases(runtime, loaded, rows));
}
