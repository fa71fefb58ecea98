/** Work that an event leaves for somebody, and what shows that it is done. */
import { z } from 'zod';
import { Key, Path, Sources, Text } from './names.js';
import { Rule } from './rule.js';

const On = z.strictObject({ event: Key, when: z.union([Key, Rule]).optional() });

export const TaskDefinition = z.strictObject({
  title: Text.describe('What to do, as a link reads: "Write the Child Permanence Report"'),
  owner: Key,
  createdBy: z.array(On).min(1).max(20),
  /** Events that complete it; a task without any is ticked off by hand by its owner. */
  doneBy: z.array(On).max(20).default([]),
  cancelledWhen: z.union([Key, Rule]).optional(),
  /** The action or document that opens when the task is clicked. */
  opens: z
    .union([z.strictObject({ event: Key, document: Path.optional() }), z.strictObject({ document: Path })])
    .optional(),
  deadline: Key.optional(),
  sources: Sources,
});
export type TaskDefinition = z.infer<typeof TaskDefinition>;
