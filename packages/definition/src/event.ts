/** What a person may record or time may bring: its words, form, gates and the facts it makes known. */
import { z } from 'zod';
import { linkedCaseEffects } from './link.js';
import { Key, Path, Sources, Text } from './names.js';
import { Rule } from './rule.js';

const RuleOrName = z.union([Key, Rule]);

/**
 * A condition beyond the chart's. `hard` cannot be passed and says why; `soft` can, with a recorded reason by one of `overrideBy`, and `tell` hears of it;
 * `statutory` has no way round at all. Unknown is not true: a gate whose facts are missing stays shut and names them.
 */
export const Gate = z
  .strictObject({
    key: Key,
    kind: z.enum(['hard', 'soft', 'statutory']),
    when: RuleOrName.optional().describe('The gate stands only while this holds'),
    requires: RuleOrName,
    sentence: Text.describe('What is missing, as a practitioner reads it'),
    overrideBy: z.array(Key).max(20).optional(),
    tell: z.array(Key).max(20).optional(),
    sources: Sources,
  })
  .refine((gate) => (gate.kind === 'soft') === (gate.overrideBy !== undefined), {
    message: 'a soft gate names who may pass it (overrideBy); no other gate does',
  });
export type Gate = z.infer<typeof Gate>;

/** Where a fact's value comes from: an answer, a constant, the day the event happened, or another fact. */
export const ValueFrom = z.union([
  z.strictObject({ answer: Path }),
  z.strictObject({
    constant: z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(100)).max(50)]),
  }),
  z.strictObject({ day: z.literal(true) }),
  z.strictObject({ fact: Key }),
]);
export type ValueFrom = z.infer<typeof ValueFrom>;

export const FactEffect = z.strictObject({
  fact: Key,
  value: ValueFrom,
  /** From when it holds; the day the event happened unless given. */
  from: z.strictObject({ answer: Path }).optional(),
  when: RuleOrName.optional(),
});
export type FactEffect = z.infer<typeof FactEffect>;

export const EventDefinition = z.strictObject({
  title: Text.describe('The action in plain words: "Record the permanency planning meeting"'),
  done: Text.describe('The history line: "Permanency planning meeting held"'),
  group: z.enum([
    'care',
    'reviews',
    'meetings',
    'documents',
    'court',
    'placement',
    'family',
    'panel',
    'concerns',
    'record',
    'time',
  ]),
  /** `record`: a person does it. `time`: only the clock sends it. `signal`: only a linked case sends it. */
  sentBy: z.enum(['person', 'time', 'signal']).default('person'),
  form: Key.optional(),
  /** The event is about a document: a fixed one, or `named` when the answer `form` or `document` names it (then that document's form applies on submit). */
  document: z.union([z.literal('named'), Path]).optional(),
  /** How the day it happened is asked: "Date of the meeting". */
  dayLabel: Text.optional(),
  gates: z.array(Gate).max(20).default([]),
  facts: z.array(FactEffect).max(60).default([]),
  /** The same event happens for the other children an answer names; answers in `perChild` hold one value per child. */
  alsoFor: z.strictObject({ answer: Key, perChild: z.array(Key).max(20) }).optional(),
  /** What cases that are linked to this one hear, and which cases begin or are linked. */
  ...linkedCaseEffects(ValueFrom),
  sources: Sources.default([]),
});
export type EventDefinition = z.infer<typeof EventDefinition>;
