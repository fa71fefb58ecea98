/** The shapes that every part of the conversation uses: ids, days, moments, answers and what a list of changes looks like. */
import { Key, Path, PlainDate } from '@homeward/definition';
import { z } from 'zod';

export const Id = z.uuid();

/** A moment as ISO 8601 with its zone: `2026-03-02T09:30:00.000Z`. Days are `PlainDate`, never moments. */
export const Moment = z.iso.datetime({ offset: true });

/** The number of changes a case has been through; a person says which one they were looking at. */
export const Revision = z.number().int().min(0).max(2_147_483_647);

/** What was filled in: question -> answer. What an answer may be is the form's business. */
export const Answers = z.record(z.string().max(200), z.unknown());
export type Answers = z.infer<typeof Answers>;

export const CodeAndTitle = z.strictObject({ key: z.string(), title: z.string() });
export type CodeAndTitle = z.infer<typeof CodeAndTitle>;

/** What a case is about. */
export const SubjectKind = z.enum(['child', 'household', 'match', 'siblingGroup']);
export type SubjectKind = z.infer<typeof SubjectKind>;

export const PersonName = z.strictObject({ id: z.string(), name: z.string() });
export type PersonName = z.infer<typeof PersonName>;

/** Where a rule comes from, as it can be shown beside what it caused. */
export const SourceQuote = z.strictObject({
  id: z.string().describe('The clause: R-herts-127'),
  document: z.string().describe('Title of the document it stands in'),
  text: z.string().describe('What the clause says, in our words'),
  quote: z.string().nullable().describe('A short quotation of the clause itself'),
  verified: z.boolean(),
});
export type SourceQuote = z.infer<typeof SourceQuote>;

/** What a click on an action or task opens. */
export const Opens = z.strictObject({ event: Key, document: Path.optional() });
export type Opens = z.infer<typeof Opens>;

export const Day = PlainDate;
