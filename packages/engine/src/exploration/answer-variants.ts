/** Answers that make a difference: for each question that some rule asks about, the values that the rules speak of, and none at all. */
import { leavesOf, type Pack, type Process, rulesOf } from '@homeward/definition';
import type { Answers } from '../command.js';
import { remembered } from '../remembered.js';

/** Question -> values worth trying; null leaves it unanswered. */
export type Variants = ReadonlyMap<string, readonly unknown[]>;

/** Every value that a rule of the pack compares a field with: `answer.number` -> 1, 2. */
export const comparedValues = remembered((pack: Pack): ReadonlyMap<string, readonly unknown[]> => {
  const found = new Map<string, Set<unknown>>();
  for (const { rule, path } of rulesOf(pack))
    for (const { condition } of leavesOf(rule, path).conditions) {
      const { field, value, valueSource } = condition;
      const values = found.get(field) ?? new Set<unknown>();
      found.set(field, values);
      const parameter = valueSource === 'parameter' ? pack.authority.parameters[String(value)]?.value : undefined;
      for (const one of [
        valueSource === 'parameter' ? parameter : valueSource === 'field' ? undefined : value,
      ].flat()) {
        if (one === undefined) continue;
        values.add(one);
        if (typeof one === 'number') values.add(one + 1).add(one - 1);
      }
    }
  return new Map([...found].map(([field, values]) => [field, [...values]]));
});

/** Of the questions that a form asks, those that rules ask about or that become facts. */
export const variantsOf = (pack: Pack, process: Process, event: string, form: string | undefined): Variants => {
  const definition = form === undefined ? undefined : pack.forms[form];
  if (definition === undefined) return new Map();
  const compared = comparedValues(pack);
  const variants = new Map<string, unknown[]>();
  for (const [name, question] of Object.entries(definition.schema.properties)) {
    const values: unknown[] = [...(compared.get(`answer.${name}`) ?? [])];
    const isFact = process.events[event]?.facts.some(
      ({ value, from }) => ('answer' in value && value.answer === name) || from?.answer === name,
    );
    if (values.length === 0 && isFact !== true) continue;
    if (question.type === 'boolean') values.push(true, false);
    if (question.type === 'string' && 'oneOf' in question)
      values.push(...(question.oneOf ?? []).map((choice) => choice.const));
    const fitting = [...new Set(values)].filter((value) => fits(question.type, value));
    variants.set(name, [
      ...fitting.map((value) => (question.type === 'array' ? [value] : value)),
      ...(definition.schema.required.includes(name) ? [] : [null]),
    ]);
  }
  return variants;
};

const fits = (type: string, value: unknown): boolean =>
  type === 'array' || type === 'string'
    ? typeof value === 'string'
    : type === 'integer' || type === 'number'
      ? typeof value === 'number'
      : type === typeof value;

/** Answers laid over an example, `null` taken out. */
export const laidOver = (example: Answers, more: Answers): Answers =>
  Object.fromEntries(Object.entries({ ...example, ...more }).filter(([, value]) => value !== null));
