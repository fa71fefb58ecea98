/** The tenant: its name, words, calendar, parameters and teams. */
import { z } from 'zod';
import { ExistingDay, Key, Slug, Sources, Text } from './names.js';

const Nation = z.enum(['england', 'wales', 'scotland', 'northern-ireland']);

/** What this authority calls a thing: "CLA Review". */
export const Word = z.strictObject({ one: Text, many: Text.optional(), short: Text.optional() });
export type Word = z.infer<typeof Word>;

/** A number or choice a process owner may change, with the question it answers (DOMAIN 2.1). */
export const Parameter = z.strictObject({
  value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]),
  question: Text,
  unit: Text.optional(),
  because: Text.optional(),
  choice: z.string().max(10).optional().describe('The interpretive choice it settles: I-08'),
  verified: z.boolean().default(true),
  sources: Sources.default([]),
});
export type Parameter = z.infer<typeof Parameter>;

export const Authority = z.strictObject({
  id: Slug,
  name: Text,
  nation: Nation,
  calendar: Slug,
  /** Days on which this authority is closed besides its nation's bank holidays. */
  closures: z
    .array(z.strictObject({ date: ExistingDay, name: Text }))
    .max(200)
    .default([]),
  words: z.record(Key, Word),
  teams: z
    .array(z.strictObject({ key: Key, title: Text, service: Text }))
    .max(200)
    .default([]),
  parameters: z.record(Key, Parameter),
  /** Warnings that the procedure itself gives cause for, each with the reason why it stays as it is. */
  explained: z
    .array(z.strictObject({ check: z.string().min(1).max(60), path: z.string().min(1).max(600), because: Text }))
    .max(100)
    .optional(),
  /** Default reminders, in working days before the practical date, and the second escalation step after the due date (DOMAIN 2.0). */
  reminders: z.strictObject({
    warn: z.array(z.number().int()).max(10),
    secondStep: z.number().int(),
    secondStepTell: z.array(Key),
  }),
});
export type Authority = z.infer<typeof Authority>;

export const CodeList = z.strictObject({
  title: Text,
  codes: z
    .array(z.strictObject({ code: z.string().min(1).max(60), label: Text, until: Text.optional() }))
    .min(1)
    .max(300),
  source: Text.optional(),
});
export type CodeList = z.infer<typeof CodeList>;

/** Bank holidays as data. Outside `from`..`to` no working day can be counted: that is an error, not a guess. */
export const Calendar = z.strictObject({
  id: Slug,
  title: Text,
  /** Where these days are holidays; unsaid, nothing is known of it. */
  nations: z.array(Nation).min(1).max(4).optional(),
  from: ExistingDay,
  to: ExistingDay,
  holidays: z.array(z.strictObject({ date: ExistingDay, name: Text })).max(2000),
  source: Text,
});
export type Calendar = z.infer<typeof Calendar>;
