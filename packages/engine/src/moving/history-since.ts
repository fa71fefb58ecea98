/** Which part of a case's history belongs to the procedure that it is in now: what came before its last move does not. */
import { CASE_MOVED, CASE_MOVED_BACK } from '../command.js';
import type { AuditEntry } from '../decision.js';

/**
 * Moves that were taken back are left out with the entries that took them back: nothing had happened between.
 * @returns the revision of the last move that stands, if there is one, and the entries after it
 */
export const historySince = <T extends { readonly entry: AuditEntry }>(
  entries: readonly T[],
): { readonly movedAt: number | undefined; readonly entries: readonly T[] } => {
  const undone = new Set(
    entries.flatMap(({ entry }) =>
      entry.event === CASE_MOVED_BACK ? [entry.revision, Number(entry.detail?.undoes)] : [],
    ),
  );
  const standing = entries.filter(({ entry }) => !undone.has(entry.revision));
  const last = standing.findLastIndex(({ entry }) => entry.event === CASE_MOVED);
  const move = standing[last];
  return { movedAt: move?.entry.revision, entries: standing.slice(last + 1) };
};
