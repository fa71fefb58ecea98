/** Who is told what, when. */
import { z } from 'zod';
import { Key, Sources, Text } from './names.js';
import { Rule } from './rule.js';

export const NoticeDefinition = z.strictObject({
  on: z
    .array(z.strictObject({ event: Key, when: z.union([Key, Rule]).optional() }))
    .min(1)
    .max(20),
  /** Roles for this case, or bodies; in order. */
  to: z.array(Key).min(1).max(20),
  text: Text.describe('Without personal details: a notice may leave the building'),
  sources: Sources,
});
export type NoticeDefinition = z.infer<typeof NoticeDefinition>;
