/** The values that a field can have, cut into the few cells that a set of statements can tell apart. */
import type { Scalar } from '../rule.js';
import type { Test } from './formula.js';

export type Domain =
  /** Values without an order; `values` when there are no others. */
  | { readonly kind: 'names'; readonly values?: readonly Scalar[]; readonly mayBeUnknown: boolean }
  /** Numbers or dates. `step` 1: whole numbers. `least` and `most` are themselves possible. */
  | {
      readonly kind: 'ordered';
      readonly step?: number;
      readonly least?: number;
      readonly most?: number;
      readonly mayBeUnknown: boolean;
    };

/** Of all values in one cell every statement says the same. */
export type Cell =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'other' }
  | { readonly kind: 'between'; readonly after: Scalar | undefined; readonly before: Scalar | undefined };

/** @param constants every value that a statement about the field compares with */
export const cellsOf = (domain: Domain, constants: ReadonlySet<Scalar>): Cell[] => [
  ...(domain.mayBeUnknown ? [{ kind: 'unknown' } as const] : []),
  ...(domain.kind === 'names' ? namesIn(domain.values, constants) : orderedIn(domain, [...constants].sort(inOrder))),
];

/** Of the values that nothing speaks of, one stands for all. */
const namesIn = (values: readonly Scalar[] | undefined, constants: ReadonlySet<Scalar>): Cell[] => {
  if (values === undefined)
    return [...[...constants].map((value): Cell => ({ kind: 'value', value })), { kind: 'other' }];
  const another = values.find((value) => !constants.has(value));
  return values.flatMap((value): Cell[] =>
    constants.has(value) || value === another ? [{ kind: 'value', value }] : [],
  );
};

const orderedIn = (domain: Extract<Domain, { kind: 'ordered' }>, constants: readonly Scalar[]): Cell[] => {
  const cells: Cell[] = [];
  for (let index = 0; index <= constants.length; index += 1) {
    const [after, before] = [constants[index - 1], constants[index]];
    if (isGap(domain, after, before)) cells.push({ kind: 'between', after, before });
    if (before !== undefined && isIn(domain, before)) cells.push({ kind: 'value', value: before });
  }
  return cells;
};

const isIn = ({ step, least, most }: Extract<Domain, { kind: 'ordered' }>, value: Scalar): boolean =>
  typeof value !== 'number' ||
  ((step === undefined || Number.isInteger(value / step)) &&
    (least === undefined || value >= least) &&
    (most === undefined || value <= most));

/** Whether some value lies strictly between the two. Between texts (dates) one is taken to: that can only make more seem possible. */
const isGap = (
  { step, least, most }: Extract<Domain, { kind: 'ordered' }>,
  after: Scalar | undefined,
  before: Scalar | undefined,
): boolean => {
  if (typeof after === 'string' || typeof before === 'string') return true;
  const above = typeof after === 'number' ? after : Number.NEGATIVE_INFINITY;
  const below = typeof before === 'number' ? before : Number.POSITIVE_INFINITY;
  if (most !== undefined && above >= most) return false;
  if (least !== undefined && below <= least) return false;
  if (step === undefined) return true;
  const lowest = Math.max((Math.floor(above / step) + 1) * step, least ?? Number.NEGATIVE_INFINITY);
  return lowest < below && (most === undefined || lowest <= most);
};

const inOrder = (one: Scalar, other: Scalar): number => (one < other ? -1 : one > other ? 1 : 0);

/** Whether a test holds of the values of a cell. */
export const holdsOf = (test: Test, cell: Cell): boolean => {
  if (test.kind === 'known') return (cell.kind !== 'unknown') === test.is;
  if (cell.kind === 'unknown') return false;
  if (test.kind === 'oneOf') return (cell.kind === 'value' && test.values.includes(cell.value)) === test.is;
  const below = test.operator === '<' || test.operator === '<=';
  switch (cell.kind) {
    case 'value':
      if (cell.value === test.value) return test.operator === '<=' || test.operator === '>=';
      return cell.value < test.value === below;
    case 'between':
      return below
        ? cell.before !== undefined && cell.before <= test.value
        : cell.after !== undefined && cell.after >= test.value;
    case 'other':
      return false;
  }
};

/** An example of a cell as people read it. */
export const cellInWords = (cell: Cell): string => {
  switch (cell.kind) {
    case 'unknown':
      return 'not known';
    case 'other':
      return 'something else';
    case 'value':
      return String(cell.value);
    case 'between':
      if (cell.after === undefined) return cell.before === undefined ? 'anything' : `less than ${String(cell.before)}`;
      return cell.before === undefined
        ? `more than ${String(cell.after)}`
        : `between ${String(cell.after)} and ${String(cell.before)}`;
  }
};
