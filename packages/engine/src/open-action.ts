/** What can be done next, by whom, and why the rest cannot be done yet. */
import type { Unlock } from './decision.js';

export interface OpenAction {
  readonly event: string;
  readonly document?: string;
  readonly title: string;
  readonly group: string;
  readonly form?: string;
  /** `open`: you may do it now. `others`: open, but for other roles. `notYet`: not now, with reasons. */
  readonly standing: 'open' | 'others' | 'notYet';
  /** Role keys that may do it. */
  readonly roles: readonly string[];
  readonly unlocks: readonly Unlock[];
  /** Standing limits that this can meet, by key, the soonest first: what makes it the next thing to do. */
  readonly meets: readonly string[];
  /** Soft gates that need a reason. */
  readonly reasonsNeeded: readonly { readonly gate: string; readonly sentence: string }[];
  readonly sources: readonly string[];
}
