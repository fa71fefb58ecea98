/** The fact catalogue: every dated thing that may be known about a case, with its type. */
import { z } from 'zod';
import { Key, Sources, Text } from './names.js';

export const FACT_TYPES = ['boolean', 'date', 'number', 'text', 'code', 'codes'] as const;
export type FactType = (typeof FACT_TYPES)[number];

/** What of a child stands on the child's page and in the list of children, where people filter by it: at most one fact each. */
export const SHOWN_AS = ['plan', 'legalStatus'] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

export const FactDefinition = z.strictObject({
  type: z.enum(FACT_TYPES),
  label: Text.describe('What people read: "Legal status"'),
  codes: Key.optional().describe('The code list of a code or codes fact'),
  /** Stands until somebody records otherwise. A process owner's explicit statement, so it needs a reason; without it a missing fact is unknown. */
  initially: z.strictObject({ value: z.union([z.boolean(), z.number(), z.string()]), because: Text }).optional(),
  sensitivity: z.enum(['ordinary', 'restricted', 'sealed']).default('ordinary'),
  shownAs: z
    .enum(SHOWN_AS)
    .optional()
    .describe('Shown as the plan, or as the legal status, in the header and the list of children, under this label'),
  ssda903: z.string().max(60).optional().describe('The column of the DfE return, e.g. Episodes.LS'),
  sources: Sources.default([]),
});
export type FactDefinition = z.infer<typeof FactDefinition>;
/** The name of the fact that a pack shows as the plan or as the legal status; undefined where it shows none. */
export const factShownAs = (facts: Readonly<Record<string, FactDefinition>>, as: ShownAs): string | undefined =>
  Object.keys(facts).find((name) => facts[name]?.shownAs === as);
export type FactValue = string | number | boolean | string[];
