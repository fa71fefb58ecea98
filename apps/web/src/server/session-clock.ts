/** When the session ends: it moves on with every answered request, up to the latest moment the server allows. */
import type { Session } from '@homeward/contract';

let idleMilliseconds = Number.POSITIVE_INFINITY;
let endsAt = Number.POSITIVE_INFINITY;
let latest = Number.POSITIVE_INFINITY;

export const sessionClock = {
  /** The server has just said how long there is. */
  start(session: Pick<Session, 'endsAt' | 'endsAtLatest'>, now: number): void {
    latest = Date.parse(session.endsAtLatest);
    endsAt = Math.min(Date.parse(session.endsAt), latest);
    idleMilliseconds = Math.max(0, endsAt - now);
  },
  /** A request was answered, so the server counts anew. */
  moved(now: number): void {
    if (Number.isFinite(idleMilliseconds)) endsAt = Math.min(now + idleMilliseconds, latest);
  },
  stop(): void {
    idleMilliseconds = endsAt = latest = Number.POSITIVE_INFINITY;
  },
  millisecondsLeft: (now: number): number => endsAt - now,
} as const;
