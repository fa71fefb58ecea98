/** Values of ages, facts and answers that make a difference to some rule of the pack. */
import type { FactDefinition, FormDefinition, ListQuestion, Pack, PlainDate, Question } from '@homeward/definition';
import { addDays, addMonths } from '../calendar/plain-date.js';
import { comparedValues } from './answer-variants.js';
import { FIRST_DAY } from './first-day.js';
import { textsMatching } from './texts-matching.js';

export const USUAL_AGE = 6;

export const TIMES = [0, 1, 2, 3, 4, 5, 6];

/** The same value again and again, a fortnight apart. */
export const datedTimes = <T>(value: T, count: number, day: PlainDate) =>
  Array.from({ length: count }, (_, index) => ({ value, from: addDays(day, -14 * (count - index)), revision: 0 }));

/** @param between well between two birthdays, so that a few days make no difference */
export const agesOf = (pack: Pack, day: PlainDate, between: boolean): PlainDate[] => {
  const spoken = [...comparedValues(pack)].flatMap(([field, values]) =>
    field === 'age' || field.startsWith('ageAt.') ? values : [],
  );
  const years = [...new Set([USUAL_AGE, ...spoken.filter((one) => typeof one === 'number')])].filter((one) => one >= 0);
  const days = ['daysSince', 'weeksSince'].flatMap((unit) =>
    (comparedValues(pack).get(`${unit}.dateOfBirth`) ?? []).flatMap((n) =>
      typeof n === 'number' ? [addDays(day, unit === 'weeksSince' ? -7 * n : -n)] : [],
    ),
  );
  return [...years.map((one) => addMonths(day, -12 * one - (between ? 6 : 0))), ...days];
};

export const valuesOf = (
  pack: Pack,
  fact: string,
  { type, codes }: FactDefinition,
  day: PlainDate,
): readonly (string | number | boolean | string[])[] => {
  const compared = comparedValues(pack);
  const spoken = compared.get(`fact.${fact}`) ?? [];
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'number':
      return [...spoken.filter((one) => typeof one === 'number'), 0, 1];
    case 'date':
      return [
        ...['daysSince', 'weeksSince', 'monthsSince', 'daysUntil'].flatMap((unit) =>
          (compared.get(`${unit}.${fact}`) ?? []).flatMap((n): PlainDate[] => {
            if (typeof n !== 'number') return [];
            const on =
              unit === 'monthsSince'
                ? addMonths(day, -n)
                : addDays(day, unit === 'daysUntil' ? n : unit === 'weeksSince' ? -7 * n : -n);
            return [on, addDays(on, -1), addDays(on, 1)];
          }),
        ),
        addDays(day, -30),
        addDays(day, 30),
        addDays(day, -400),
      ];
    case 'code':
    case 'text':
      return [
        ...spoken.filter((one) => typeof one === 'string'),
        ...codesOf(pack, codes),
        ...(type === 'text' ? ['Somebody'] : []),
      ];
    case 'codes': {
      const values = [...new Set([...spoken.filter((one) => typeof one === 'string'), ...codesOf(pack, codes)])];
      // A list of nothing that has a name is one of days: when a panel meets.
      return values.length === 0 ? [[addDays(day, 15), addDays(day, 43)]] : arraysOf(values);
    }
  }
};

const codesOf = (pack: Pack, codes: string | undefined): string[] =>
  codes === undefined ? [] : (pack.codeLists[codes]?.codes.map(({ code }) => code) ?? []);

export const answersOf = (pack: Pack, form: FormDefinition | undefined, name: string): readonly unknown[] => {
  const spoken = comparedValues(pack).get(`answer.${name}`) ?? [];
  const [top = '', inner] = name.split('.');
  const outer = form?.schema.properties[top];
  const question = inner === undefined ? outer : outer?.type === 'object' ? outer.properties?.[inner] : undefined;
  switch (question?.type) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [...spoken, 1, 2, 3].filter((one) => isWithin(question, one));
    case 'array':
      return arraysOf(
        spoken.length === 0 ? firstItem(question.items) : spoken.filter((one) => typeof one === 'string'),
      );
    case 'string':
      if (question.oneOf !== undefined) return question.oneOf.map((choice) => choice.const);
      if (question.pattern !== undefined) return textsMatching(question.pattern);
      return [
        ...spoken.filter((one) => typeof one === 'string'),
        ...('format' in question && question.format === 'date'
          ? [FIRST_DAY, addDays(FIRST_DAY, 1)]
          : ['Because it is so.']),
      ];
    default:
      return [];
  }
};

/** Of a list that no rule asks about, one thing that may stand in it. */
const firstItem = (items: ListQuestion['items']): string[] => {
  if (items.type !== 'string') return [];
  const [first] = items.oneOf ?? [];
  if (first === undefined) return items.format === undefined ? ['Because it is so.'] : [];
  return typeof first.const === 'string' ? [first.const] : [];
};

/** Numbers that the form takes. */
export const isWithin = (question: Question, value: unknown): value is number =>
  (question.type === 'integer' || question.type === 'number') &&
  typeof value === 'number' &&
  value >= (question.minimum ?? Number.NEGATIVE_INFINITY) &&
  value <= (question.maximum ?? Number.POSITIVE_INFINITY);

/** Each alone, all of them, and all but one. */
const arraysOf = (values: readonly string[]): string[][] => [
  ...values.map((one) => [one]),
  ...(values.length < 2 ? [] : [[...values]]),
  ...(values.length < 3 ? [] : values.map((left) => values.filter((one) => one !== left))),
];
