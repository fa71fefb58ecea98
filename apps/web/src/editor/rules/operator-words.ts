/** What people read for a comparison, by the kind of thing that is compared. */
import { type FieldKind, OPERATORS_OF, type Operator } from '@homeward/definition';

const COMMON: Readonly<Record<Operator, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is under',
  '<=': 'is at most',
  '>': 'is over',
  '>=': 'is at least',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'includes',
  doesNotContain: 'does not include',
  null: 'is not recorded',
  notNull: 'is recorded',
};
const OF_DAYS: Partial<Readonly<Record<Operator, string>>> = {
  '<': 'is before',
  '<=': 'is on or before',
  '>': 'is after',
  '>=': 'is on or after',
};
const OF_SEVERAL: Partial<Readonly<Record<Operator, string>>> = {
  '=': 'are exactly',
  '!=': 'are not exactly',
  in: 'include one of',
  notIn: 'include none of',
  contains: 'include',
  doesNotContain: 'do not include',
  null: 'are not recorded',
  notNull: 'are recorded',
};

export const operatorWords = (operator: Operator, kind: FieldKind): string =>
  (kind === 'date' ? OF_DAYS[operator] : kind === 'choices' || kind === 'list' ? OF_SEVERAL[operator] : undefined) ??
  COMMON[operator];

export const takesNoValue = (operator: Operator | undefined): boolean => operator === 'null' || operator === 'notNull';
/** Several values stand on its right-hand side. */
export const takesSeveral = (operator: Operator | undefined, kind: FieldKind): boolean =>
  operator === 'in' || operator === 'notIn' || ((operator === '=' || operator === '!=') && isSeveral(kind));
const isSeveral = (kind: FieldKind): boolean => kind === 'choices' || kind === 'list';

/** What a condition of this kind begins with, so that as little as possible has to be chosen. */
export const firstOperator = (kind: FieldKind): Operator => OPERATORS_OF[kind][0] ?? '=';
