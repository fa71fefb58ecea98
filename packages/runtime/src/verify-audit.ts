/** Says whether an audit trail is as it was written, and if not, which is the first bad entry. */
import { auditFaults, type CheckpointRow, type Fault, type Rows, type TrailRow } from './audit-faults.js';

export type Verdict =
  | { readonly ok: true; readonly entries: number; readonly cases: number; readonly checkpoints: number }
  | ({ readonly ok: false } & Fault);

/**
 * @param key the chain's key
 * @param entries every event of one authority, by case, then by revision
 * @param checkpoints its checkpoints by number; an event that one vouches for must be there
 */
export async function verifyAudit(
  key: Buffer,
  entries: Rows<TrailRow>,
  checkpoints: Rows<CheckpointRow>,
): Promise<Verdict> {
  const { faults, ...counts } = await auditFaults(key, { entries, checkpoints });
  const [first] = faults;
  return first === undefined ? { ok: true, ...counts } : { ok: false, ...first };
}
