/** Whether two values of a pack say the same: the order of an object's keys means nothing, the order of a list does. */

export const equal = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [entriesOf(one), entriesOf(other)];
  const known = new Map(theirs);
  return mine.length === theirs.length && mine.every(([key, value]) => known.has(key) && equal(value, known.get(key)));
};

/** An absent key and one whose value is undefined are the same. */
const entriesOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, inner]) => inner !== undefined);

/** What is in the one and not in the other. */
export const without = <T>(list: readonly T[], other: readonly T[]): T[] =>
  list.filter((item) => !other.some((one) => equal(one, item)));
