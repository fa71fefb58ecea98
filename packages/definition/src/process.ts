/** How one process is presented: its title, the sentence "where things are now", its table of routes and its timeline lanes. */
import { z } from 'zod';
import { LinkDefinition } from './link.js';
import { Key, Path, Text } from './names.js';
import { Rule } from './rule.js';

export const ProcessDefinition = z.strictObject({
  id: Key,
  title: Text,
  subject: z.enum(['child', 'household', 'match', 'siblingGroup']),
  /** Regions in the order people read them, with their names. */
  regions: z.array(z.strictObject({ region: Path, title: Text })).max(40),
  /** The sentences of "where things are now": each whose rule holds, in order. `{fact.x}` and `{state.x}` are replaced by what people read. */
  statement: z.array(z.strictObject({ text: Text, when: z.union([Key, Rule]).optional() })).max(60),
  routes: z.array(z.strictObject({ region: Path, title: Text, plans: z.array(Key) })).max(20),
  lanes: z.array(z.strictObject({ fact: Key, title: Text })).max(20),
  /** The kinds of links that a case may have to cases of this or of other processes. */
  links: z.record(Key, LinkDefinition).optional(),
  milestones: z.array(Key).max(60).describe('Events shown as milestones on the timeline'),
});
export type ProcessDefinition = z.infer<typeof ProcessDefinition>;

export const TrackerDefinition = z.strictObject({
  title: Text,
  rule: z.union([Key, Rule]),
  sources: z.array(z.string()).max(40),
});
export type TrackerDefinition = z.infer<typeof TrackerDefinition>;
