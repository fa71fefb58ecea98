/** Which numbers of a child a copy keeps: those that a rule looks at, and those that the pack itself says. */
import type { Pack } from '@homeward/definition';
import { remembered } from '../remembered.js';
import { conditionsIn } from './closed-values.js';

/** @param field `fact.x` or `answer.x`, as conditions write them */
export type NumberLookedAt = (field: string, number: number) => boolean;

/**
 * Being made known as a fact is not being looked at: it takes a comparison somewhere in the pack. An answer and the fact that it makes known are looked at
 * together, for a copy that told one of them otherwise would not tell the same history.
 */
export const numberLookedAt = remembered((pack: Pack): NumberLookedAt => {
  const compared = new Set<string>();
  for (const { field, operator, value, valueSource } of conditionsIn(pack)) {
    // Whether anything is known is as true of a made-up number.
    if (operator === 'null' || operator === 'notNull') continue;
    compared.add(field);
    if (valueSource === 'field' && typeof value === 'string') compared.add(value);
  }
  const said = new Map<string, Set<number>>();
  const says = (field: string, value: unknown): void => {
    if (typeof value === 'number') said.set(field, (said.get(field) ?? new Set<number>()).add(value));
  };
  for (const [fact, { initially }] of Object.entries(pack.facts)) says(`fact.${fact}`, initially?.value);
  const together = new Map<string, ReadonlySet<string>>();
  const join = (one: string, other: string): void => {
    const joined = new Set([...(together.get(one) ?? [one]), ...(together.get(other) ?? [other])]);
    for (const field of joined) together.set(field, joined);
  };
  for (const { events } of Object.values(pack.processes))
    for (const { facts } of Object.values(events))
      for (const { fact, value } of facts) {
        if ('answer' in value) join(`answer.${value.answer}`, `fact.${fact}`);
        if ('fact' in value) join(`fact.${value.fact}`, `fact.${fact}`);
        if ('constant' in value) says(`fact.${fact}`, value.constant);
      }
  return (asked, number) =>
    [...(together.get(asked) ?? [asked])].some((field) => compared.has(field) || said.get(field)?.has(number) === true);
});
