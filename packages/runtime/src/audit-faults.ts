/** Walks an audit trail and finds, of every chain that is broken, the first entry that is not as it was written. */
import { type Checkpoint, chainHash, checkpointHash, type Head, type Link, NO_HASH } from './chain.js';

/** One row of the trail as it was read. Hashes are hexadecimal. */
export interface TrailRow extends Link {
  readonly previous: string;
  readonly hash: string;
  /** What stands beside the entry in columns of its own, for lists: it must say the same. */
  readonly columns?: { readonly event: string; readonly happenedOn: string };
}

export interface CheckpointRow extends Checkpoint {
  readonly previous: string;
  readonly hash: string;
}

export interface Trail {
  /** By number. */
  readonly checkpoints: Rows<CheckpointRow>;
  /** Where each case says it stands. Read before the entries: what is added meanwhile is no fault. */
  readonly heads?: Rows<Head>;
  /** Every event of one authority, by case, then by revision. */
  readonly entries: Rows<TrailRow>;
}

export type Rows<T> = Iterable<T> | AsyncIterable<T>;

/** A case's chain (`caseId`, and the revision that is wrong or gone) or the chain of checkpoints (`checkpoint`). */
export interface Fault {
  readonly caseId: string | null;
  readonly revision: number | null;
  readonly checkpoint: number | null;
  /** No personal details. */
  readonly sentence: string;
}

export interface AuditFindings {
  readonly entries: number;
  readonly cases: number;
  readonly checkpoints: number;
  /** At most one per case, and one for the checkpoints. */
  readonly faults: readonly Fault[];
}

/** A statement that a case had a certain entry. */
interface Vouched extends Head {
  readonly by: 'a checkpoint' | 'the case';
}

/** @param key the chain's key, which is not in the database */
export async function auditFaults(key: Buffer, trail: Trail): Promise<AuditFindings> {
  const vouched = new Map<string, Vouched[]>();
  const vouch = (head: Head, by: Vouched['by']): void => {
    const heads = vouched.get(head.case);
    if (heads === undefined) vouched.set(head.case, [{ ...head, by }]);
    else heads.push({ ...head, by });
  };
  const faults: Fault[] = [];
  const checkpoints = await walkCheckpoints(key, trail.checkpoints, faults, vouch);
  for await (const head of trail.heads ?? []) vouch(head, 'the case');

  let entries = 0;
  let cases = 0;
  let walk: CaseWalk | undefined;
  const end = (): void => {
    const fault = walk?.end();
    if (fault !== undefined) faults.push(fault);
  };
  for await (const row of trail.entries) {
    if (walk?.caseId !== row.caseId) {
      end();
      walk = new CaseWalk(key, row.caseId, vouched.get(row.caseId) ?? []);
      vouched.delete(row.caseId);
      cases += 1;
    }
    walk.take(row);
    entries += 1;
  }
  end();
  for (const [caseId, heads] of vouched) {
    const [head] = heads;
    if (head !== undefined)
      faults.push(entryFault(caseId, 0, `The case has no entries, and ${head.by} vouches for them.`));
  }
  return { entries, cases, checkpoints, faults };
}

/** @returns how many there are; what stands after the first bad one vouches for nothing */
async function walkCheckpoints(
  key: Buffer,
  rows: Rows<CheckpointRow>,
  faults: Fault[],
  vouch: (head: Head, by: 'a checkpoint') => void,
): Promise<number> {
  let previous = NO_HASH;
  let count = 0;
  let good = true;
  for await (const { previous: stated, hash, ...checkpoint } of rows) {
    count += 1;
    if (!good) continue;
    const sentence =
      checkpoint.number !== count
        ? `Checkpoint ${count} is missing.`
        : stated !== previous
          ? `Checkpoint ${count} does not follow from the one before.`
          : checkpointHash(key, previous, checkpoint) !== hash
            ? `Checkpoint ${count} is not as it was signed.`
            : undefined;
    if (sentence === undefined) for (const head of checkpoint.heads) vouch(head, 'a checkpoint');
    else {
      faults.push({ caseId: null, revision: null, checkpoint: checkpoint.number, sentence });
      good = false;
    }
    previous = hash;
  }
  return count;
}

const entryFault = (caseId: string, revision: number, sentence: string): Fault => ({
  caseId,
  revision,
  checkpoint: null,
  sentence,
});

/** One case's chain, entry by entry, until the first that is wrong. */
class CaseWalk {
  private previous = NO_HASH;
  private expected = 0;
  private fault: Fault | undefined;

  constructor(
    private readonly key: Buffer,
    readonly caseId: string,
    private readonly vouched: readonly Vouched[],
  ) {}

  take({ previous: stated, hash, columns, ...link }: TrailRow): void {
    if (this.fault !== undefined) return;
    const { expected } = this;
    if (link.revision !== expected) this.note(expected, `Entry ${expected} is missing.`);
    else if (stated !== this.previous) this.note(expected, `Entry ${expected} does not follow from the one before.`);
    else if (chainHash(this.key, this.previous, link) !== hash)
      this.note(expected, `Entry ${expected} is not as it was written.`);
    else if (columns !== undefined && !saysTheSame(columns, link.entry))
      this.note(expected, `What stands beside entry ${expected} is not what it says.`);
    else {
      const other = this.vouched.find((head) => head.revision === expected && head.hash !== hash);
      if (other !== undefined) this.note(expected, `Entry ${expected} is not the one that ${other.by} vouches for.`);
    }
    this.previous = hash;
    this.expected += 1;
  }

  /** The case's fault, once all its entries have been taken. */
  end(): Fault | undefined {
    const beyond = this.vouched.find((head) => head.revision >= this.expected);
    if (beyond !== undefined)
      this.note(
        this.expected,
        `The entries from ${this.expected} on are gone: ${beyond.by} vouches for entry ${beyond.revision}.`,
      );
    return this.fault;
  }

  private note(revision: number, sentence: string): void {
    this.fault ??= entryFault(this.caseId, revision, sentence);
  }
}

const saysTheSame = ({ event, happenedOn }: { event: string; happenedOn: string }, entry: unknown): boolean =>
  typeof entry === 'object' &&
  entry !== null &&
  'event' in entry &&
  'on' in entry &&
  entry.event === event &&
  entry.on === happenedOn;
