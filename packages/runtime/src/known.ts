/** What this process has learnt and need not be sent again. Never trusted: the database is asked each time whether it still holds. */
import type { CaseRecord } from '@homeward/engine';
import type pg from 'pg';

export interface KnownCase {
  readonly authority: string;
  readonly record: CaseRecord;
  /** The pack version that the case is pinned to. */
  readonly version: string;
  /** The chain's hash of the case's last event: a record belongs to exactly one. */
  readonly hash: Buffer;
  /** Length of the record as text. */
  readonly size: number;
}

/** Forgets what was used longest ago when all of it together grows too large. */
export class Recent<Value> {
  private readonly kept = new Map<string, Value>();
  private size = 0;

  constructor(
    private readonly most: number,
    private readonly sizeOf: (value: Value) => number,
  ) {}

  get(name: string): Value | undefined {
    const found = this.kept.get(name);
    if (found === undefined) return undefined;
    this.kept.delete(name);
    this.kept.set(name, found);
    return found;
  }

  set(name: string, value: Value): void {
    this.delete(name);
    this.kept.set(name, value);
    this.size += this.sizeOf(value);
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.most) return;
      this.delete(oldest);
    }
  }

  delete(name: string): void {
    const found = this.kept.get(name);
    if (found === undefined) return;
    this.kept.delete(name);
    this.size -= this.sizeOf(found);
  }
}

/** Whose session a token opened when it was last looked up. */
export interface KnownSession {
  readonly authority: string;
  readonly person: string;
  /** When it was last marked as used, in milliseconds. */
  readonly seenAt: number;
}

interface Known {
  readonly cases: Recent<KnownCase>;
  /** Token hash in base64 -> session. A session never moves to another authority or person. */
  readonly sessions: Recent<KnownSession>;
  /** Person and case -> the roles held there, in order. */
  readonly roles: Recent<readonly string[]>;
}

/** The name under which roles are known. */
export const personIn = (person: string, caseId: string): string => `${person} ${caseId}`;

/** Text of this length takes some four times as much memory as objects. */
const MOST_CASE_TEXT = 12_000_000;
const MOST_SESSIONS = 20_000;
const MOST_ROLES = 50_000;

const known = new WeakMap<pg.Pool, Known>();

/** One memory for each database that the process is connected to. */
export function knownIn(pool: pg.Pool): Known {
  const found = known.get(pool);
  if (found !== undefined) return found;
  const fresh: Known = {
    cases: new Recent(MOST_CASE_TEXT, ({ size }) => size),
    sessions: new Recent(MOST_SESSIONS, () => 1),
    roles: new Recent(MOST_ROLES, () => 1),
  };
  known.set(pool, fresh);
  return fresh;
}
