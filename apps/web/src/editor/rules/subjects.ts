/** What a condition can be about, sorted as people look for it: first the kind of thing, then which one. */
import type { RuleField } from '@homeward/definition';

/** A field's prefix, or the field itself where there is only one of its kind; `rule` is a rule with a name. */
const SUBJECTS: readonly (readonly [string, string])[] = [
  ['age', 'The child’s age now'],
  ['fact', 'Something that is known'],
  ['answer', 'An answer in the form'],
  ['state', 'Where the case stands'],
  ['document', 'A document’s status'],
  ['rule', 'A rule with a name'],
  ['ageAt', 'The child’s age on the day of …'],
  ['daysSince', 'Days since …'],
  ['weeksSince', 'Weeks since …'],
  ['monthsSince', 'Months since …'],
  ['daysUntil', 'Days until …'],
  ['due', 'The day a limit is due'],
  ['times', 'How often something was recorded'],
  ['actor.role', 'The role of the person acting'],
  ['day', 'The day itself'],
  ['weekday', 'The day of the week (1 is Monday)'],
];

export interface Subject {
  readonly key: string;
  readonly title: string;
  /** What of that kind can be asked; none where the kind is the field. */
  readonly fields: readonly RuleField[];
}

export const subjectKey = (field: string): string => {
  if (SUBJECTS.some(([key]) => key === field)) return field;
  return field.slice(0, Math.max(field.indexOf('.'), 0));
};

/** @param rules names of rules, offered like fields */
export const subjectsOf = (fields: readonly RuleField[], rules: readonly RuleField[]): readonly Subject[] => {
  const byKey = new Map<string, RuleField[]>();
  for (const field of fields) {
    const key = subjectKey(field.field);
    byKey.set(key, [...(byKey.get(key) ?? []), field]);
  }
  if (rules.length > 0) byKey.set('rule', [...rules]);
  return SUBJECTS.flatMap(([key, title]) => {
    const found = byKey.get(key);
    if (found === undefined) return [];
    const several = found.length > 1 || found[0]?.field !== key;
    return [{ key, title, fields: several ? titled(found, key) : [] }];
  });
};

const name = (field: string): string => field.slice(field.indexOf('.') + 1);

/** In alphabetical order; two of one title are told apart by their names. */
const titled = (fields: readonly RuleField[], key: string): readonly RuleField[] => {
  const seen = new Map<string, number>();
  const plain = fields.map((field) => ({ ...field, title: withoutSubject(field.title, key) }));
  for (const { title } of plain) seen.set(title, (seen.get(title) ?? 0) + 1);
  return plain
    .map((field) =>
      (seen.get(field.title) ?? 0) > 1 ? { ...field, title: `${field.title} (${name(field.field)})` } : field,
    )
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
};

/** "Days since: Became looked after" under "Days since …" reads "Became looked after". */
const withoutSubject = (title: string, key: string): string =>
  ['ageAt', 'daysSince', 'weeksSince', 'monthsSince', 'daysUntil', 'due', 'times'].includes(key)
    ? title.replace(/^[^:]*: ?/, '')
    : title;
