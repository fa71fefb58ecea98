/** The fact catalogue: every dated thing that may be known about a case, with its type. */
import { z } from 'zod';
import { Key, Sources, Text } from './names.js';

export const FACT_TYPES = ['boolean', 'date', 'number', 'text', 'code', 'codes'] as const;
export type FactType = (typeof FACT_TYPES)[number];

export const FactDefinition = z.strictObject({
  type: z.enum(FACT_TYPES),
  label: Text.describe('What people read: "Legal status"'),
  codes: Key.optional().describe('The code list of a code or codes fact'),
  /** Stands until somebody records otherwise. A process owner's explicit statement, so it needs a reason; without it a missing fact is unknown. */
  initially: z.strictObject({ value: z.union([z.boolean(), z.number(), z.string()]), because: Text }).optional(),
  sensitivity: z.enum(['ordinary', 'restricted', 'sealed']).default('ordinary'),
  ssda903: z.string().max(60).optional().describe('The column of the DfE return, e.g. Episodes.LS'),
  sources: Sources.default([]),
});
export type FactDefinition = z.infer<typeof FactDefinition>;
export type FactValue = string | number | boolean | string[];
