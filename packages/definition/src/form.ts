/** A form: one flat JSON Schema of questions, a layout that groups them into sections, and complete examples. */
import { z } from 'zod';
import { Key, Sources, Text } from './names.js';
import { Rule } from './rule.js';

const RuleOrName = z.union([Key, Rule]);
const titled = { title: Text, description: Text.optional() };

/** A plain choice: JSON Schema's `oneOf` of constants with titles, the form both validators and rjsf understand. */
export const Choice = z.strictObject({ const: z.union([z.string().max(200), z.number(), z.boolean()]), title: Text });
export type Choice = z.infer<typeof Choice>;

const TextQuestion = z.strictObject({
  ...titled,
  type: z.literal('string'),
  format: z.enum(['date', 'email']).optional(),
  minLength: z.number().int().min(0).max(20000).optional(),
  maxLength: z.number().int().min(1).max(20000).optional(),
  /** Matched by an engine without backtracking on the server; `unsafe-patterns` refuses what could hang in a browser. */
  pattern: z.string().max(200).optional(),
  oneOf: z.array(Choice).max(300).optional(),
  /** The name of a code list; expanded to `oneOf` when the pack is read. */
  codes: Key.optional(),
});
const NumberQuestion = z.strictObject({
  ...titled,
  type: z.enum(['number', 'integer']),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const YesNoQuestion = z.strictObject({ ...titled, type: z.literal('boolean') });

export interface GroupQuestion {
  type: 'object';
  title: string;
  description?: string | undefined;
  properties?: Record<string, Question> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | Question | undefined;
}
export interface ListQuestion {
  type: 'array';
  title: string;
  description?: string | undefined;
  items: Question | Omit<GroupQuestion, 'title'>;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  uniqueItems?: boolean | undefined;
}
export type Question =
  | z.infer<typeof TextQuestion>
  | z.infer<typeof NumberQuestion>
  | z.infer<typeof YesNoQuestion>
  | GroupQuestion
  | ListQuestion;

// Questions are told apart by `type`: a plain union would try every kind at every level, in time exponential in how deep a wrong form nests.
type Inner = z.ZodOptional<z.ZodRecord<typeof Key, z.ZodType<Question>>>;
type PerName = z.ZodOptional<z.ZodUnion<readonly [z.ZodBoolean, z.ZodType<Question>]>>;

/** A group of questions. `additionalProperties` with a question is a value per named thing (per child, per family). */
export const GroupQuestion = z.strictObject({
  ...titled,
  type: z.literal('object'),
  get properties(): Inner {
    return z.record(Key, Question).optional();
  },
  required: z.array(Key).max(100).optional(),
  get additionalProperties(): PerName {
    return z.union([z.boolean(), Question]).optional();
  },
});
/** One row of a list: a group whose title is the list's `itemLabel`. */
const Row = GroupQuestion.extend({ title: Text.optional() });
type RowOrQuestion = z.ZodType<ListQuestion['items']>;
export const ListQuestion = z.strictObject({
  ...titled,
  type: z.literal('array'),
  get items(): RowOrQuestion {
    return z.discriminatedUnion('type', [TextQuestion, NumberQuestion, YesNoQuestion, Row, ListQuestion]);
  },
  minItems: z.number().int().min(0).max(200).optional(),
  maxItems: z.number().int().min(1).max(500).optional(),
  uniqueItems: z.boolean().optional(),
});
export const Question: z.ZodType<Question> = z.lazy(() =>
  z.discriminatedUnion('type', [TextQuestion, NumberQuestion, YesNoQuestion, GroupQuestion, ListQuestion]),
);

export const FormSchema = z.strictObject({
  /** Another would be looked for elsewhere. */
  $schema: z.literal('http://json-schema.org/draft-07/schema#').optional(),
  type: z.literal('object'),
  title: Text,
  properties: z.record(Key, Question),
  required: z.array(Key).max(300).default([]),
  additionalProperties: z.literal(false),
});
export type FormSchema = z.infer<typeof FormSchema>;

/** How a question is shown and when it applies. */
export const QuestionLayout = z.strictObject({
  errorName: Text.describe('What error messages call it: "the date of the meeting" (lower case, with its article)'),
  hint: Text.optional(),
  widget: z.enum(['radios', 'checkboxes', 'select', 'text', 'textarea', 'date', 'yesno', 'table', 'group']).optional(),
  rows: z.number().int().min(2).max(40).optional(),
  inline: z.boolean().optional(),
  width: z.enum(['2', '3', '4', '5', '10', '20', '30']).optional(),
  itemLabel: Text.optional().describe('What one row of a list is called: "parent"'),
  /** The question applies only while this holds, over answers and facts; otherwise it is hidden and its answer is not part of what is submitted. */
  visibleWhen: RuleOrName.optional(),
  /** Must be answered while this holds (JSON Schema's `required` says always). */
  requiredWhen: RuleOrName.optional(),
  /** Shown under this option of this question, as GOV.UK's conditional reveal. */
  under: z.strictObject({ question: Key, option: z.union([z.string(), z.boolean()]) }).optional(),
  /** Offered as the answer with its provenance; never counts as answered until a person saves it. */
  prefill: z.strictObject({ fact: Key }).optional(),
  /** "Not known" with a reason is an answer. Adds the companion question `<name>NotKnown`. */
  notKnown: z.boolean().optional(),
  sensitivity: z.enum(['ordinary', 'restricted', 'sealed']).optional(),
  sources: Sources.optional(),
});
export type QuestionLayout = z.infer<typeof QuestionLayout>;

export const Section = z.strictObject({
  key: Key,
  title: Text,
  intro: Text.optional(),
  visibleWhen: RuleOrName.optional(),
  questions: z.array(Key).min(1).max(100),
});
export type Section = z.infer<typeof Section>;

export const SignOff = z.strictObject({
  role: Key,
  act: z.enum(['signs', 'countersigns', 'approves', 'qualityAssures']),
  when: RuleOrName.optional(),
  sources: Sources.optional(),
});

export const FormLayout = z.strictObject({
  title: Text,
  purpose: Text.optional().describe('One sentence above the task list: what it is for and who reads it'),
  fills: z.array(Key).max(20).describe('Roles that fill it in'),
  signOffs: z.array(SignOff).max(10).default([]),
  sections: z.array(Section).min(1).max(40),
  questions: z.record(Key, QuestionLayout),
  sources: Sources.default([]),
});
export type FormLayout = z.infer<typeof FormLayout>;

/** Complete valid answers by name; `complete` is what stories and the try-out start from. */
export const FormExamples = z.record(Key, z.record(z.string().max(200), z.unknown()));

export interface FormDefinition {
  readonly key: string;
  readonly schema: FormSchema;
  readonly layout: FormLayout;
  readonly examples: z.infer<typeof FormExamples>;
}
