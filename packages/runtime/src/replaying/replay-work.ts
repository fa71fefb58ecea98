/** What a thread does that re-runs cases: compiles the packs once, then takes batches of stored cases and sums up. */
import type { Pack, PlainDate } from '@homeward/definition';
import {
  type CompiledPack,
  compilePack,
  type PacksSideBySide,
  type ReplayReport,
  ReplaySum,
  replayCase,
  sideBySide,
} from '@homeward/engine';
import { liveCaseOf, type StoredCase } from './stored-cases.js';

export interface ReplayWork {
  readonly after: Pack;
  /** Every version that cases stand on or have stood on. */
  readonly versions: Readonly<Record<string, Pack>>;
  readonly today: PlainDate;
}

/** To the thread: cases to re-run, or nothing more to come. Back: a batch is done, or the sum of all. */
export type ToReplayThread = { readonly cases: readonly StoredCase[] } | { readonly end: true };
export type FromReplayThread = { readonly done: number } | { readonly report: ReplayReport };

export class Replayer {
  private readonly sum = new ReplaySum();
  private readonly after: CompiledPack;
  private readonly compiled = new Map<string, CompiledPack>();
  private readonly pairs = new Map<string, PacksSideBySide>();

  constructor(private readonly work: ReplayWork) {
    this.after = compilePack(work.after);
  }

  take(cases: readonly StoredCase[]): void {
    for (const stored of cases) {
      const live = liveCaseOf(stored, (version) => this.version(version));
      this.sum.add(stored.reference, replayCase(this.pair(stored.version), live, this.work.today));
    }
  }

  report(): ReplayReport {
    return this.sum.report();
  }

  private version(version: string): CompiledPack {
    const known = this.compiled.get(version);
    if (known !== undefined) return known;
    const pack = this.work.versions[version];
    if (pack === undefined) throw new Error(`A case stands on version ${version.slice(0, 12)}, which was not read.`);
    const compiled = compilePack(pack, this.after);
    this.compiled.set(version, compiled);
    return compiled;
  }

  private pair(version: string): PacksSideBySide {
    const known = this.pairs.get(version);
    if (known !== undefined) return known;
    const pair = sideBySide(this.version(version), this.after);
    this.pairs.set(version, pair);
    return pair;
  }
}
