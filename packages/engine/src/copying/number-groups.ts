/** Which answers and facts hold the same numbers, and whether anything is decided by them. */
import type { Condition, Pack } from '@homeward/definition';

export interface NumberGroups {
  /** @param field `answer.weeks`, `fact.age` @returns the same for an answer and every fact that it becomes */
  groupOf(field: string): string;
  /** Whether a comparison looks at any of the group: then its numbers stay, for what is open follows from them. */
  isLookedAt(field: string): boolean;
}

export const numberGroups = (pack: Pack, conditions: readonly Condition[]): NumberGroups => {
  const joined = new Map<string, string>();
  const groupOf = (field: string): string => {
    let group = field;
    for (let next = joined.get(group); next !== undefined; next = joined.get(group)) group = next;
    return group;
  };
  for (const { events } of Object.values(pack.processes))
    for (const { facts } of Object.values(events))
      for (const { fact, value } of facts) {
        if (!('answer' in value)) continue;
        const [answer, becomes] = [groupOf(`answer.${value.answer}`), groupOf(`fact.${fact}`)];
        if (answer !== becomes) joined.set(answer, becomes);
      }
  const lookedAt = new Set(
    conditions.flatMap(({ field, operator, value, valueSource }) => {
      // Whether there is a number at all is as true of another.
      if (operator === 'null' || operator === 'notNull') return [];
      return valueSource === 'field' && typeof value === 'string' ? [groupOf(field), groupOf(value)] : [groupOf(field)];
    }),
  );
  return { groupOf, isLookedAt: (field) => lookedAt.has(groupOf(field)) };
};
