/** Values that what is wanted speaks of itself. */
import type { Wanted } from './deciding-ways.js';

/** Values that the conditions themselves speak of: the one that is wanted; of a list those that are wanted in it, and all but those that are not. */
export const valuesWanted = (
  wanted: readonly Wanted[],
  several: boolean,
  known: readonly unknown[] = [],
): (string | number | boolean | string[])[] => {
  const spoken = wanted.flatMap(({ condition: { operator, value, valueSource }, truth }) =>
    valueSource === undefined || valueSource === 'value'
      ? [{ values: [value].flat(), isIn: truth === (operator === '=' || operator === 'in' || operator === 'contains') }]
      : [],
  );
  if (!several)
    return spoken.flatMap(({ values, isIn }) =>
      isIn
        ? values.filter(
            (one): one is Scalar => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean',
          )
        : [],
    );
  const named = (isIn: boolean): string[] => [
    ...new Set(spoken.flatMap((one) => (one.isIn === isIn ? one.values : [])).filter((one) => typeof one === 'string')),
  ];
  const [inside, outside] = [named(true), named(false)];
  const all = [...new Set([...inside, ...known.filter((one) => typeof one === 'string')])];
  return [inside, all.filter((one) => !outside.includes(one))].filter((list) => list.length > 0);
};

type Scalar = string | number | boolean;

/** An answer of several parts with one of them given, or taken out; what the example says of the others stays. */
export const withInner = (answer: unknown, inner: string, value: unknown): unknown => {
  const parts: Record<string, unknown> = typeof answer === 'object' && answer !== null ? { ...answer } : {};
  if (value === undefined) delete parts[inner];
  else parts[inner] = value;
  return parts;
};
