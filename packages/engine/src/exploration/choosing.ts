/** Makes the choices that a way leaves open, so that all that is wanted goes together. */
import type { Choice, Wanted, Way } from './deciding-ways.js';

/** Asked of everything that has been chosen so far, with what has just been added. */
export type IsPossible = (all: readonly Wanted[], added: readonly Wanted[]) => boolean;

const MOST_TRIES = 400;
const MOST_CAREFUL_TRIES = 4_000;

/** @returns undefined when nothing was found in a bounded number of tries */
export const chosen = (way: Way, isPossible: IsPossible): readonly Wanted[] | undefined => {
  const fixed = way.filter(isWanted);
  if (!isPossible(fixed, fixed)) return undefined;
  const choices = way.filter(isChoice);
  // Most ways are plain; only where one choice spoils another much later is it worth looking ahead at every one.
  return (
    new Choosing(isPossible, MOST_TRIES, false).from(fixed, choices) ??
    (choices.length === 0 ? undefined : new Choosing(isPossible, MOST_CAREFUL_TRIES, true).from(fixed, choices))
  );
};

class Choosing {
  private tries = 0;

  constructor(
    private readonly isPossible: IsPossible,
    private readonly most: number,
    private readonly careful: boolean,
  ) {}

  from(so: readonly Wanted[], open: readonly Choice[]): readonly Wanted[] | undefined {
    const rest = open.filter((choice) => !isMade(choice, so));
    if (rest.length === 0) return so;
    const next = this.careful ? this.mostPressing(so, rest) : fewest(rest);
    if (next === undefined) return undefined;
    const later = rest.filter((choice) => choice !== next.choice);
    for (const more of next.ways) {
      if (this.tries > this.most) return undefined;
      const all = this.with(so, more);
      const found = all === undefined ? undefined : this.from(all, [...more.filter(isChoice), ...later]);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private with(so: readonly Wanted[], more: Way): readonly Wanted[] | undefined {
    this.tries += 1;
    const plain = more.filter(isWanted);
    const all = [...so, ...plain];
    return this.isPossible(all, plain) ? all : undefined;
  }

  /** The choice with the fewest ways left; undefined when one has none. */
  private mostPressing(so: readonly Wanted[], rest: readonly Choice[]): Picked | undefined {
    let best: Picked | undefined;
    for (const choice of rest) {
      const ways = choice.anyOf.filter((way) => this.with(so, way) !== undefined);
      if (ways.length === 0 || this.tries > this.most) return undefined;
      if (best === undefined || ways.length < best.ways.length) best = { choice, ways };
      if (ways.length === 1) return best;
    }
    return best;
  }
}

interface Picked {
  readonly choice: Choice;
  readonly ways: readonly Way[];
}

const fewest = (choices: readonly Choice[]): Picked | undefined => {
  const [first, ...others] = choices;
  if (first === undefined) return undefined;
  const choice = others.reduce((least, one) => (one.anyOf.length < least.anyOf.length ? one : least), first);
  return { choice, ways: choice.anyOf };
};

const isWanted = (one: Way[number]): one is Wanted => !('anyOf' in one);
const isChoice = (one: Way[number]): one is Choice => 'anyOf' in one;

/** Everything that one of its ways wants is wanted already. */
const isMade = ({ anyOf }: Choice, so: readonly Wanted[]): boolean =>
  anyOf.some((way) => way.every((one) => isWanted(one) && so.some((other) => isSame(one, other))));

const isSame = (one: Wanted, other: Wanted): boolean =>
  one.truth === other.truth &&
  (one.condition === other.condition ||
    (one.condition.field === other.condition.field &&
      JSON.stringify(one.condition) === JSON.stringify(other.condition)));
