/** Numbers that look random and come out the same for the same seed. */

export interface Draw {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  one<T>(list: readonly T[]): T;
  /** True once in so many times. */
  oneIn(times: number): boolean;
}

export const drawing = (seed: number): Draw => {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    one: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('There is nothing to draw from.');
      return found;
    },
    oneIn: (times) => below(times) === 0,
  };
};
