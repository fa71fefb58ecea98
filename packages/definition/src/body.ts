/** A panel or meeting type: who sits, how often, what papers by when, what it may decide. */
import { z } from 'zod';
import { Key, Sources, Text } from './names.js';

export const BodyDefinition = z.strictObject({
  title: Text,
  members: z
    .array(z.strictObject({ role: Key, title: Text.optional(), mandatory: z.boolean().default(false) }))
    .max(40),
  chair: z.array(Key).max(10),
  deputies: z.array(Key).max(10).default([]),
  cadence: z
    .strictObject({ every: z.number().int().min(1).max(100), unit: z.enum(['days', 'weeks', 'months']) })
    .nullable(),
  paperCutOff: z
    .strictObject({ n: z.number().int().min(0).max(200), unit: z.enum(['days', 'workingDays']) })
    .nullable(),
  quorum: z
    .number()
    .int()
    .min(1)
    .max(40)
    .nullable()
    .describe('Null: the procedure states none, so none is enforced (I-23)'),
  agenda: z.array(Text).max(60).default([]),
  decisions: z.array(Text).max(40).default([]),
  circulation: z.array(Key).max(40).default([]),
  events: z.array(Key).max(20).default([]),
  sources: Sources,
});
export type BodyDefinition = z.infer<typeof BodyDefinition>;
