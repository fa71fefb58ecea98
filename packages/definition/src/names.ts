/** The shapes of names and dates that every file of a pack is written in. */
import { z } from 'zod';

/** Names that would reach JavaScript's own object machinery if they were used as keys. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);

/** False for a name (or a dotted path holding one) that would reach JavaScript's own object machinery. */
export const isSafeName = (name: string): boolean =>
  name.includes('.') ? !name.split('.').some((part) => PROTOTYPE_KEYS.has(part)) : !PROTOTYPE_KEYS.has(name);

/** A key: a letter, then letters, digits or underscores. State, event, fact, role, form and deadline names are keys. */
export const Key = z
  .string()
  .max(80)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'must be a letter followed by letters, digits or underscores')
  .refine(isSafeName, 'is a name that JavaScript reserves');

/** Keys joined by dots: `routes.adoption`, `PPM.minutes.decisionMaking`. */
export const Path = z
  .string()
  .max(200)
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*$/, 'must be names joined by dots')
  .refine(isSafeName, 'holds a name that JavaScript reserves');

/** An authority's or a block's id as it stands in a folder's name: `central-beds`. */
export const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

/** The id of a clause or of a statutory rule: `R-herts-127`, `ENG-REV-1`, `I-08`. */
export const SourceId = z
  .string()
  .max(80)
  .regex(/^[A-Z]+-[A-Za-z0-9-]+$/, 'must look like R-herts-127 or ENG-REV-1');

/** A calendar date as ISO text, `2026-03-02`. Whether the day exists is checked where dates are computed. */
export const PlainDate = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a date such as 2026-03-02');

/** A day of a calendar: working days are counted from it long before anybody types one. */
export const ExistingDay = PlainDate.refine((date) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return year > 0 && day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}, 'is a day that does not exist');

/** A sentence or label that people read: bounded, so that no pack can carry a novel. */
export const Text = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => text === '' || text.trim() !== '', 'is empty');

/** Sources that an element rests on; empty only where the element states no rule. */
export const Sources = z.array(SourceId).max(40);

/** A record whose keys are safe names. */
export const keyed = <T extends z.ZodType>(value: T) => z.record(Key, value);

export type PlainDate = z.infer<typeof PlainDate>;
