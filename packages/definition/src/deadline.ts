/** A cited limit derived from facts and a calendar (DOMAIN 2.0, 3.6). */
import { z } from 'zod';
import { Key, Path, SourceId, Sources, Text } from './names.js';
import { Rule } from './rule.js';

const RuleOrName = z.union([Key, Rule]);

export interface AnchorByFact {
  fact: string;
}
export interface AnchorByState {
  entered: string;
}
export interface EarliestOf {
  earliestOf: Anchor[];
}
export interface LatestOf {
  latestOf: Anchor[];
}
export interface NextOf {
  nextOf: string;
  after: Anchor;
}
/**
 * The day a limit is counted from. `earliestOf` and `latestOf` look at the days that are known, and need at least one; `nextOf` is the first day
 * of a fact that holds a list of them (a panel's schedule) that comes after another day.
 */
export type Anchor = AnchorByFact | AnchorByState | EarliestOf | LatestOf | NextOf;
export const Anchor: z.ZodType<Anchor> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: Key }),
    z.strictObject({ entered: Path }),
    z.strictObject({ earliestOf: z.array(Anchor).min(2).max(10) }),
    z.strictObject({ latestOf: z.array(Anchor).min(2).max(10) }),
    z.strictObject({ nextOf: Key, after: Anchor }),
  ]),
);

export const ALLOWANCE_UNITS = ['days', 'workingDays', 'weeks', 'months', 'weeksBeginningWith'] as const;
/** How long: negative counts back from the anchor. A number, or a parameter's name so that a process owner can change it. */
export const Allowance = z.strictObject({
  n: z.union([z.number().int().min(-2000).max(2000), z.strictObject({ parameter: Key })]),
  unit: z.enum(ALLOWANCE_UNITS),
  /** `back`: counted before the anchor ("at least N working days before"). */
  direction: z.enum(['forward', 'back']).default('forward'),
});
export type Allowance = z.infer<typeof Allowance>;

/** One limit of possibly several on the same thing; the earliest applies, all are kept for display. */
export const Component = z.strictObject({
  title: Text.describe('In words: "10 weeks after becoming looked after"'),
  anchor: Anchor,
  allow: Allowance,
  when: RuleOrName.optional(),
  source: SourceId,
  verified: z.boolean().default(true),
});
export type Component = z.infer<typeof Component>;

export const MetBy = z.strictObject({ event: Key, when: RuleOrName.optional() });
export const Escalation = z.strictObject({
  afterWorkingDays: z.number().int().min(0).max(250),
  tell: z.array(Key).min(1).max(20),
});

export const DeadlineDefinition = z.strictObject({
  title: Text,
  /** `latest`: to be done by then. `at`: something happens on that day (DEADLINE_REACHED is sent to the chart). */
  kind: z.enum(['latest', 'at']).default('latest'),
  components: z.record(Key, Component),
  /** The limit stands while this is true. Ending without being met cancels it. */
  while: RuleOrName,
  /** What meets it. On time or late is judged by the day the event happened. */
  metBy: z.array(MetBy).min(1).max(10),
  owner: Key,
  /** Working days before the practical date on which the owner is reminded. */
  warn: z.array(z.number().int().min(0).max(250)).max(10).optional(),
  onOverdue: z.array(Key).max(20),
  escalate: z.array(Escalation).max(10).optional(),
  sources: Sources,
});
export type DeadlineDefinition = z.infer<typeof DeadlineDefinition>;
