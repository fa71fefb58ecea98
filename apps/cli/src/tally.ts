/** Counts expectations while a command judges them, and says the sum. */
import type { Terminal } from './command.js';

export class Tally {
  private held = 0;
  private judged = 0;
  private notJudged = 0;

  hold(): void {
    this.held += 1;
    this.judged += 1;
  }

  fail(): void {
    this.judged += 1;
  }

  leave(count: number): void {
    this.notJudged += count;
  }

  /** Prints the last line; the exit status is 0 only when there was something to judge and all of it holds. */
  sum(terminal: Terminal): number {
    const left = this.notJudged === 0 ? '' : `; ${this.notJudged} not judged`;
    terminal.line(`${this.held} of ${this.judged} expectations hold${left}`);
    return this.judged > 0 && this.held === this.judged ? 0 : 1;
  }
}
