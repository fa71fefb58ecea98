/** Writes commands at once while few are being written, and together when they come faster: a transaction for each costs more than what is in it. */
import type pg from 'pg';
import { type Save, type Saved, writeOne, writeTogether } from './write-saves.js';

/** Transactions under way at a time; what comes meanwhile waits for the first of them to end, a few thousandths of a second. */
const MOST_UNDER_WAY = 2;
/** Enough to share what a transaction costs, few enough to be written in a moment. */
const MOST_TOGETHER = 16;

interface Waiting {
  readonly save: Save;
  readonly resolve: (saved: Saved) => void;
  readonly reject: (why: unknown) => void;
}

class Saves {
  private underWay = 0;
  private waiting: Waiting[] = [];
  /** Those that something is being written in. */
  private readonly cases = new Set<string>();

  constructor(private readonly pool: pg.Pool) {}

  /** Resolves when it is committed, or is known not to be. Throws what the database throws. */
  save(save: Save): Promise<Saved> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ save, resolve, reject });
      this.begin();
    });
  }

  private begin(): void {
    if (this.underWay >= MOST_UNDER_WAY) return;
    const taken = this.takeSome();
    if (taken.length === 0) return;
    this.underWay += 1;
    void this.write(taken).finally(() => {
      this.underWay -= 1;
      for (const { save } of taken) this.cases.delete(save.caseId);
      this.begin();
    });
  }

  /** Those of one authority that have waited longest, one of each case: what comes next in a case is decided on what is being written. */
  private takeSome(): Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    let authority: string | undefined;
    for (const one of this.waiting) {
      const { save } = one;
      const fits =
        taken.length < MOST_TOGETHER &&
        save.authority === (authority ?? save.authority) &&
        !this.cases.has(save.caseId);
      if (!fits) {
        left.push(one);
        continue;
      }
      authority = save.authority;
      this.cases.add(save.caseId);
      taken.push(one);
    }
    this.waiting = left;
    return taken;
  }

  /** Never throws: whoever waits is told. */
  private async write(taken: readonly Waiting[]): Promise<void> {
    const [first] = taken;
    if (first !== undefined && taken.length > 1) {
      try {
        await writeTogether(
          this.pool,
          first.save.authority,
          taken.map(({ save }) => save),
        );
        for (const { resolve } of taken) resolve('saved');
        return;
      } catch {
        // One of them cannot be written, or the answer was lost. By itself each is told what became of it: one that has been written after all stands in its case's
        // history, so that it is not written again and is found there.
      }
    }
    await Promise.all(taken.map(({ save, resolve, reject }) => writeOne(this.pool, save).then(resolve, reject)));
  }
}

const saves = new WeakMap<pg.Pool, Saves>();

/** One queue for each database that the process is connected to. */
export function savesInto(pool: pg.Pool): Saves {
  const found = saves.get(pool);
  if (found !== undefined) return found;
  const fresh = new Saves(pool);
  saves.set(pool, fresh);
  return fresh;
}
