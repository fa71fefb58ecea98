/** What is asked of the one door, and what can come of it. */
import type { Actor, CaseRecord, Command, CompiledPack, Decision, Refusal } from '@homeward/engine';

/** Who asks: somebody signed in, or the system itself for an authority (time, linked cases, imports). */
export type Who =
  | { readonly kind: 'session'; readonly tokenHash: Buffer }
  | { readonly kind: 'system'; readonly authority: string; readonly actor: Actor };

/** A command with its key: the same key again has no second effect, the first answer is given again. */
export interface Keyed {
  readonly key: string;
  readonly command: Command;
}

export interface CommandRequest {
  readonly caseId: string;
  readonly who: Who;
  /** A command, or one that follows from how the case stands; undefined then means there is nothing to do. */
  readonly ask: Keyed | ((record: CaseRecord, compiled: CompiledPack) => Keyed | undefined);
  /** The draft that an accepted command has used up. */
  readonly draft?: string;
  /** The command has the case go on under another version, which decides it. */
  readonly move?: Move;
}

/** Part of a run that moves many cases: what becomes of this one is written in the same transaction. */
export interface Move {
  readonly run: string;
  /** Who has the cases moved. */
  readonly person: string;
  /** The version that the case must stand on; where it does not, nothing is done. */
  readonly from: string;
  /** The version that the case goes to. */
  readonly to: string;
  readonly status: 'moved' | 'undone';
}

/** Where the case stood when the answer was given, for whoever turns it into words. */
export interface Stand {
  readonly authority: string;
  readonly compiled: CompiledPack;
  readonly version: string;
  readonly actor: Actor;
}

export type Outcome =
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'no-such-case'; readonly authority: string; readonly actorId: string }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'nothing'; readonly stand: Stand; readonly record: CaseRecord }
  | { readonly kind: 'refused'; readonly stand: Stand; readonly refusal: Refusal; readonly revision: number }
  | { readonly kind: 'accepted'; readonly stand: Stand; readonly decision: Decision; readonly record: CaseRecord }
  | { readonly kind: 'repeated'; readonly stand: Stand; readonly revision: number };
