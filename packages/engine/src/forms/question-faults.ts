/** Whether an answer is of the kind its question asks for, without generated code: the server and a browser under a strict content policy say the very same. */
// Questions are written in a part of JSON Schema (draft 7) that `FormSchema` fixes; this reads that part and nothing else. The tests compare it with AJV.
import type { Choice, FormSchema, GroupQuestion, ListQuestion, Question } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';

export interface Fault {
  /** The word of JSON Schema that does not hold. */
  readonly keyword:
    | 'type'
    | 'required'
    | 'additionalProperties'
    | 'minLength'
    | 'maxLength'
    | 'pattern'
    | 'format'
    | 'minimum'
    | 'maximum'
    | 'minItems'
    | 'maxItems'
    | 'uniqueItems'
    | 'oneOf';
  /** A JSON pointer from the answers; of a missing answer, where it would stand; of an unknown one, what holds it. */
  readonly path: string;
  /** The name of an answer that nothing asks for. */
  readonly extra?: string;
  /** What a limit allows: letters, items, or the number itself. */
  readonly limit?: number;
  readonly value: unknown;
}

/** Every fault of one value; none when it is as asked. */
type Check = (value: unknown, path: string, faults: Fault[]) => void;

export interface QuestionChecks {
  /** @returns every fault of the answers to exactly these questions, of which these must be answered */
  faults(answers: unknown, questions: readonly string[], required: readonly string[]): Fault[];
}

/** Each question is made ready when it is first answered, and kept. */
export const questionChecks = (schema: FormSchema): QuestionChecks => {
  const checks = new Map<string, Check>();
  const checkOf = (name: string): Check | undefined => {
    const question = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (question === undefined) return undefined;
    const known = checks.get(name) ?? checkFor(question);
    checks.set(name, known);
    return known;
  };
  return {
    faults: (answers, questions, required) => {
      const faults: Fault[] = [];
      if (!isRecord(answers)) return [{ keyword: 'type', path: '', value: answers }];
      for (const name of required)
        if (!has(answers, name)) faults.push({ keyword: 'required', path: `/${name}`, value: answers });
      const asked = new Set(questions);
      for (const name of Object.keys(answers))
        if (!asked.has(name)) faults.push({ keyword: 'additionalProperties', path: '', extra: name, value: answers });
      for (const name of questions) if (has(answers, name)) checkOf(name)?.(answers[name], `/${name}`, faults);
      return faults;
    },
  };
};

const checkFor = (question: ListQuestion['items']): Check => {
  switch (question.type) {
    case 'string':
      return textCheck(question);
    case 'number':
    case 'integer':
      return numberCheck(question);
    case 'boolean':
      return (value, path, faults) => {
        if (typeof value !== 'boolean') faults.push({ keyword: 'type', path, value });
      };
    case 'object':
      return groupCheck(question);
    case 'array':
      return listCheck(question);
  }
};

const textCheck = ({
  minLength,
  maxLength,
  pattern,
  format,
  oneOf,
}: Extract<Question, { readonly type: 'string' }>): Check => {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const isWritten = format === undefined ? undefined : FORMATS[format];
  const chosen = oneOf === undefined ? undefined : chosenOnce(oneOf);
  return (value, path, faults) => {
    if (typeof value === 'string') {
      // Letters as people count them, not as UTF-16 does; counted only where the shorter count cannot settle it.
      if (maxLength !== undefined && value.length > maxLength && lettersOf(value) > maxLength)
        faults.push({ keyword: 'maxLength', path, limit: maxLength, value });
      if (minLength !== undefined && lettersOf(value) < minLength)
        faults.push({ keyword: 'minLength', path, limit: minLength, value });
      if (expression?.test(value) === false) faults.push({ keyword: 'pattern', path, value });
      if (isWritten?.(value) === false) faults.push({ keyword: 'format', path, value });
    } else faults.push({ keyword: 'type', path, value });
    if (chosen?.has(value) === false) faults.push({ keyword: 'oneOf', path, value });
  };
};

const lettersOf = (text: string): number => {
  let letters = 0;
  for (const _letter of text) letters += 1;
  return letters;
};

/** Exactly one: a choice that is written twice is none. */
const chosenOnce = (choices: readonly Choice[]): ReadonlySet<unknown> =>
  new Set(
    choices.map((choice) => choice.const).filter((value, _at, all) => all.indexOf(value) === all.lastIndexOf(value)),
  );

// As HTML and ajv-formats read an address, with at least one dot in its domain.
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const FORMATS = { date: isPlainDate, email: (text: string): boolean => EMAIL.test(text) } as const;

const numberCheck =
  ({ type, minimum, maximum }: Extract<Question, { readonly type: 'number' | 'integer' }>): Check =>
  (value, path, faults) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || (type === 'integer' && !Number.isInteger(value))) {
      faults.push({ keyword: 'type', path, value });
      return;
    }
    if (maximum !== undefined && value > maximum) faults.push({ keyword: 'maximum', path, limit: maximum, value });
    if (minimum !== undefined && value < minimum) faults.push({ keyword: 'minimum', path, limit: minimum, value });
  };

const groupCheck = ({ properties = {}, required = [], additionalProperties }: Omit<GroupQuestion, 'title'>): Check => {
  const inner = new Map(Object.entries(properties).map(([name, question]) => [name, checkFor(question)]));
  const perName = typeof additionalProperties === 'object' ? checkFor(additionalProperties) : undefined;
  return (value, path, faults) => {
    if (!isRecord(value)) {
      faults.push({ keyword: 'type', path, value });
      return;
    }
    for (const name of required)
      if (!has(value, name)) faults.push({ keyword: 'required', path: `${path}/${name}`, value });
    for (const [name, one] of Object.entries(value)) {
      if (inner.has(name)) continue;
      if (additionalProperties === false) faults.push({ keyword: 'additionalProperties', path, extra: name, value });
      else perName?.(one, `${path}/${pointerStep(name)}`, faults);
    }
    for (const [name, check] of inner) if (has(value, name)) check(value[name], `${path}/${name}`, faults);
  };
};

const listCheck = ({ items, minItems, maxItems, uniqueItems }: ListQuestion): Check => {
  const each = checkFor(items);
  return (value, path, faults) => {
    if (!Array.isArray(value)) {
      faults.push({ keyword: 'type', path, value });
      return;
    }
    if (maxItems !== undefined && value.length > maxItems)
      faults.push({ keyword: 'maxItems', path, limit: maxItems, value });
    if (minItems !== undefined && value.length < minItems)
      faults.push({ keyword: 'minItems', path, limit: minItems, value });
    if (uniqueItems === true && hasEqualItems(value)) faults.push({ keyword: 'uniqueItems', path, value });
    value.forEach((item: unknown, index) => {
      each(item, `${path}/${index}`, faults);
    });
  };
};

const hasEqualItems = (items: readonly unknown[]): boolean =>
  items.some((item, index) => items.slice(0, index).some((before) => isEqual(before, item)));

const isEqual = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => isEqual(one, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => has(b, name) && isEqual(a[name], b[name]));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An answer that is `undefined` is none: JSON has no such value. */
const has = (record: Readonly<Record<string, unknown>>, name: string): boolean =>
  record[name] !== undefined && Object.hasOwn(record, name);

const pointerStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
