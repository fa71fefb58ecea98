/** The comparisons that order two values, and what becomes of them when they are turned round or denied. */
import type { Operator } from '../rule.js';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export const isComparison = (operator: Operator): operator is Comparison => Object.hasOwn(ORDERS, operator);

/** The orders of two values for which a comparison holds. */
export const ORDERS: Readonly<Record<Comparison, readonly ('<' | '=' | '>')[]>> = {
  '=': ['='],
  '!=': ['<', '>'],
  '<': ['<'],
  '<=': ['<', '='],
  '>': ['>'],
  '>=': ['>', '='],
};
/** The same said with the two sides exchanged. */
export const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
/** What holds of known values when the operator does not. */
export const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  null: 'notNull',
  notNull: 'null',
};
