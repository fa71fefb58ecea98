/** What rules come to once their three values are taken apart: "and" and "or" over plain yes-or-no statements about single fields. */
import type { Scalar } from '../rule.js';

/** What is said of one field; of a field that is not known only `known` with `is: false` holds. */
export type Test =
  | { readonly kind: 'known'; readonly is: boolean }
  | { readonly kind: 'oneOf'; readonly values: readonly Scalar[]; readonly is: boolean }
  | { readonly kind: 'order'; readonly operator: '<' | '<=' | '>' | '>='; readonly value: Scalar };

/** `holds: false` is the plain opposite: it holds of everything that the test does not, the unknown included. */
export interface Literal {
  readonly kind: 'literal';
  readonly variable: string;
  readonly test: Test;
  readonly holds: boolean;
}

export type Formula =
  | Literal
  | { readonly kind: 'all'; readonly parts: readonly Formula[] }
  | { readonly kind: 'any'; readonly parts: readonly Formula[] };

export const all = (...parts: readonly Formula[]): Formula =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', parts };
export const any = (...parts: readonly Formula[]): Formula =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts };
export const literal = (variable: string, test: Test): Literal => ({ kind: 'literal', variable, test, holds: true });

/** The plain opposite: "is not known to be true" of "is known to be true". */
export const otherwise = (formula: Formula): Formula => {
  switch (formula.kind) {
    case 'literal':
      return { ...formula, holds: !formula.holds };
    case 'all':
      return { kind: 'any', parts: formula.parts.map(otherwise) };
    case 'any':
      return { kind: 'all', parts: formula.parts.map(otherwise) };
  }
};
