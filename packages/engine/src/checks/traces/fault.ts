/** What a case would have to do to meet a problem, and what then fails. */
import type { PlainDate, Step, Story } from '@homeward/definition';
import type { Arrival } from './arrivals.js';

/** What a story claims of a case that has arrived, and what of it fails where the pack is at fault. */
export interface Claim {
  /** Taken first; all that they expect holds. */
  readonly way?: readonly Omit<Step, 'n'>[];
  /** Of each of them something that they expect fails. */
  readonly steps?: readonly Omit<Step, 'n'>[];
  readonly forms?: NonNullable<Story['forms']>;
  readonly access?: NonNullable<Story['access']>;
  /** The expectations that may fail, by what a verdict calls them: `allowed`, `deadlinesMet ppm`, `form review shown why`. */
  fails(what: string): boolean;
}

export interface Fault {
  readonly process: string;
  /** The day on which everything on the way happens, where the fault hangs from it. */
  readonly on?: PlainDate;
  /** A day that questions about days are answered with. */
  readonly planned?: PlainDate;
  /** What could be claimed there, the likeliest first; nothing where the fault is not met. */
  claimsAt(arrival: Arrival, child: { readonly dateOfBirth: PlainDate; readonly on: PlainDate }): readonly Claim[];
}
