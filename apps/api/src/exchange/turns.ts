/** Whose file is looked into next: one at a time, for that keeps a core busy and some hundred megabytes, and one of each authority, so that none keeps the others out. */
import { Injectable } from '@nestjs/common';
import { problem } from '../http/problem-error.js';

/** At their turn and waiting. */
const MOST = 6;

@Injectable()
export class Turns {
  private readonly authorities = new Set<string>();
  private last: Promise<unknown> = Promise.resolve();

  /** Waits for those before. @throws ProblemError when the authority has a file under way already, or too many wait */
  async take<T>(authority: string, work: () => Promise<T>): Promise<T> {
    if (this.authorities.has(authority))
      throw problem('import-running', 'Another file is being looked into. Wait a moment, then send yours again.');
    if (this.authorities.size >= MOST)
      throw problem('import-running', 'Many files are being looked into. Wait a minute, then send yours again.');
    this.authorities.add(authority);
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.authorities.delete(authority);
    }
  }
}
