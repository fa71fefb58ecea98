/** A small plausible mistake in one of a pack's files, and the means to make it. */
import { type Json, placeSteps, takeOut } from '@homeward/definition';

export const MISTAKE_KINDS = [
  'transition dropped',
  'transition leads elsewhere',
  'condition turned round',
  'condition dropped',
  'value changed',
  'gate dropped',
  'fact effect dropped',
  'fact misspelt',
  'wrong fact',
  'other case not told',
  'not handed on',
  'anchor swapped',
  'number of a limit changed',
  'unit of a limit changed',
  'end of a limit dropped',
  'escalation dropped',
  'parameter changed',
  'document step dropped',
  'signature dropped',
  'task dropped',
  'task given to another',
  'task never done',
  'notice dropped',
  'recipient dropped',
  'grant dropped',
  'role of a grant dropped',
  'required question changed',
] as const;
export type MistakeKind = (typeof MISTAKE_KINDS)[number];

export interface Mistake {
  readonly kind: MistakeKind;
  readonly place: string;
  /** In words, as it was and as it is now. */
  readonly before: string;
  readonly after: string;
  /** Makes it in the file's JSON, which it changes. */
  readonly make: (json: Json) => void;
}

/** A source of chance: whole numbers between two, both included. The same seed gives the same numbers. */
export interface Chance {
  whole(least: number, most: number): number;
}

export const oneOf = <T>(items: readonly T[], chance: Chance): T | undefined =>
  items.length === 0 ? undefined : items[chance.whole(0, items.length - 1)];

type Told = Pick<Mistake, 'kind' | 'place' | 'before'>;

/** Takes out what stands at the place. */
export const dropped = (told: Told): Mistake => ({
  ...told,
  after: 'left out',
  make: (json) => takeOut(json, placeSteps(told.place).steps),
});

/** Puts another value at the place. */
export const replaced = (told: Told & { readonly after: string }, value: Json): Mistake => ({
  ...told,
  make: (json) => putAt(json, placeSteps(told.place).steps, value),
});

export const putAt = (json: Json, steps: readonly string[], value: Json): void => {
  const outer = steps.slice(0, -1).reduce<Json | undefined>((here, step) => {
    if (typeof here !== 'object' || here === null) return undefined;
    return Array.isArray(here) ? here[Number(step)] : here[step];
  }, json);
  const last = steps.at(-1);
  if (last === undefined || typeof outer !== 'object' || outer === null) return;
  if (Array.isArray(outer)) outer[Number(last)] = value;
  else outer[last] = value;
};
