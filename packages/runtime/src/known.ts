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

/** Somebody signed in, as they stood towards a case when they were last looked up. */
export interface KnownPerson {
  readonly authority: string;
  readonly person: string;
  readonly roles: readonly string[];
  /** When the session was last marked as used. */
  readonly seenAt: number;
}

interface Known {
  readonly cases: Recent<KnownCase>;
  /** Token hash in base64 -> authority: under which authority to look for a session, which never moves to another. */
  readonly authorities: Recent<string>;
  /** Token hash in base64 and case -> who that is there. */
  readonly people: Recent<KnownPerson>;
}

/** The name under which `people` are known. */
export const personAt = (token: string, caseId: string): string => `${token} ${caseId}`;

/** Text of this length takes some four times as much memory as objects. */
const MOST_CASE_TEXT = 12_000_000;
const MOST_SESSIONS = 20_000;

const known = new WeakMap<pg.Pool, Known>();

/** One memory for each database that the process is connected to. */
export function knownIn(pool: pg.Pool): Known {
  const found = known.get(pool);
  if (found !== undefined) return found;
  const fresh: Known = {
    cases: new Recent(MOST_CASE_TEXT, ({ size }) => size),
    authorities: new Recent(MOST_SESSIONS, () => 1),
    people: new Recent(MOST_SESSIONS, () => 1),
  };
  known.set(pool, fresh);
  return fresh;
}
