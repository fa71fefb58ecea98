/** Linked cases: a child and a match, a match and a household. What one of them records, the others hear of, each exactly once. */
import { z } from 'zod';
import { Key, Sources, Text } from './names.js';
import { Rule } from './rule.js';

const RuleOrName = z.union([Key, Rule]);

/** The entry of a case that was linked to another. Only the system makes it. */
export const CASE_LINKED = 'CASE_LINKED';

/** A kind of link that cases of a process may have: what it is called from here, which process lies at its other end, and what it is called there. */
export const LinkDefinition = z.strictObject({
  title: Text.describe('What people read: "Family being considered"'),
  process: Key,
  back: Key.describe('The name of this link in the process at its other end'),
});
export type LinkDefinition = z.infer<typeof LinkDefinition>;

/** A subject's reference made of `{subject}` (this case's own), `{answer.family}`, `{fact.family}` and plain letters. Never a name of a person. */
export const ReferenceTemplate = z
  .string()
  .max(200)
  .regex(
    /^([A-Za-z0-9_/ -]|\{subject\}|\{(answer|fact)(\.[A-Za-z][A-Za-z0-9_]*)+\})+$/,
    'must be letters, digits, - _ / and {subject}, {answer.x} or {fact.x}',
  );

/** The linked cases of a kind hear of an event, with answers made of this case's answers, facts and days. */
const tellingOf = <T extends z.ZodType>(valueFrom: T) =>
  z.strictObject({
    link: Key,
    /** An event of the process at the other end. */
    event: Key,
    /** Of several cases linked in this way only the one of this reference hears; all of them unless given. */
    reference: ReferenceTemplate.optional(),
    answers: z.record(Key, valueFrom).default({}),
    when: RuleOrName.optional(),
    sources: Sources.default([]),
  });

/** Begins a case of the process at the other end of a link, linked to this one and to others that stand already. */
const openingOf = <T extends z.ZodType>(valueFrom: T) =>
  z.strictObject({
    link: Key,
    reference: ReferenceTemplate,
    facts: z.record(Key, valueFrom).default({}),
    /** Links of the new case besides the one to this case. */
    links: z
      .array(z.strictObject({ link: Key, reference: ReferenceTemplate }))
      .max(10)
      .default([]),
    when: RuleOrName.optional(),
    sources: Sources.default([]),
  });

/** Links this case to one that stands already. */
export const Joining = z.strictObject({
  link: Key,
  reference: ReferenceTemplate,
  when: RuleOrName.optional(),
  sources: Sources.default([]),
});
export type Joining = z.infer<typeof Joining>;

/** The parts of an event that concern other cases. @param valueFrom where a value comes from, as the facts of an event say it */
export const linkedCaseEffects = <T extends z.ZodType>(valueFrom: T) => ({
  tells: z.array(tellingOf(valueFrom)).max(20).optional(),
  opens: z.array(openingOf(valueFrom)).max(10).optional(),
  joins: z.array(Joining).max(10).optional(),
});

/** What can be a subject's reference. A free text that somebody typed where a reference was asked for is none: it could be a name. */
export const REFERENCE = /^(?=.{1,80}$)[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9][A-Za-z0-9_-]*)*$/;

/** The placeholders of a reference: `subject`, or `answer` or `fact` with a path. */
export const placeholdersOf = (template: string): { kind: 'subject' | 'answer' | 'fact'; path: string }[] =>
  [...template.matchAll(/\{(subject|answer|fact)(?:\.([^}]*))?\}/g)].map(([, kind, path = '']) => ({
    kind: kind === 'answer' || kind === 'fact' ? kind : 'subject',
    path,
  }));
