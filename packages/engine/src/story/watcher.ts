/** Somebody who looks on while a story is played: what every case was asked and answered, and how each expectation was judged. */
import type { ExpectedForm, Step, Story } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { Circumstances, Command } from '../command.js';
import type { Result } from '../decision.js';
import type { Happened } from './happened.js';
import type { Verdict } from './story-result.js';

/** One question that was put to the engine. */
export interface Asked {
  /** The child whose case it is. */
  readonly ref: string;
  readonly before: CaseRecord;
  readonly command: Command;
  readonly circumstances: Circumstances;
  readonly result: Result;
}

/** What was judged, with the verdicts. */
export type Judgement = { readonly verdicts: readonly Verdict[] } & (
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'access'; readonly access: NonNullable<Story['access']>[number]; readonly record: CaseRecord }
  | { readonly kind: 'tracker'; readonly tracker: NonNullable<Story['trackers']>[number]; readonly record: CaseRecord }
  | { readonly kind: 'form'; readonly form: ExpectedForm; readonly record: CaseRecord }
  | { readonly kind: 'says'; readonly says: NonNullable<Story['says']>[number]; readonly record: CaseRecord }
  | { readonly kind: 'end'; readonly record: CaseRecord }
);

export interface Watcher {
  /** What followed from a step, of the case that it is about, and how that case then stood. */
  followed?(step: Step, happened: Happened, record: CaseRecord): void;
  asked(asked: Asked): void;
  judged(judgement: Judgement): void;
}
