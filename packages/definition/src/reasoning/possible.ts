/** Decides whether statements about fields can hold together: by narrowing what each field can be, and trying one by one what is said with "or". */
import type { Cell } from './domain.js';
import type { Formula } from './formula.js';
import type { Variables } from './variables.js';

/**
 * `impossible` is proved. `undecided`: it would have taken more steps than were left.
 * Fields are taken to be independent but for what the formulas themselves say, so a possible answer may not be so in life; an impossible one never is.
 */
export interface Answer {
  readonly kind: 'impossible' | 'possible' | 'undecided';
}

/** What each variable that was narrowed would be. */
export type Witness = ReadonlyMap<string, Cell>;

/** How many steps may still be taken; shared by the questions of one check, so that no pack can keep it busy for ever. */
export interface Steps {
  left: number;
}

const MOST_FOR_ONE = 100_000;

/** @param variables every variable of the formulas, with what it can be */
export const possible = (formulas: readonly Formula[], variables: Variables, steps: Steps): Answer => {
  const found = search(formulas, variables, steps);
  if (found === 'undecided') return { kind: 'undecided' };
  return { kind: found === undefined ? 'impossible' : 'possible' };
};

/** An example of how they hold together; undefined when they cannot, or it is not decided. */
export const witnessOf = (formulas: readonly Formula[], variables: Variables, steps: Steps): Witness | undefined => {
  const found = search(formulas, variables, steps);
  if (found === 'undecided' || found === undefined) return undefined;
  return new Map(
    [...found].flatMap(([variable, bits]): [string, Cell][] => {
      const cell = variables.cellIn(variable, bits);
      return cell === undefined ? [] : [[variable, cell]];
    }),
  );
};

/** Bit n: the variable may be in its cell n. */
type Narrowed = ReadonlyMap<string, bigint>;

const search = (
  formulas: readonly Formula[],
  variables: Variables,
  steps: Steps,
): Narrowed | undefined | 'undecided' => {
  if (steps.left <= 0) return 'undecided';
  const before = variables.steps;
  for (const formula of formulas) variables.see(formula);
  const found = new Search(variables, before + Math.min(steps.left, MOST_FOR_ONE)).from(new Map(), formulas);
  steps.left -= variables.steps - before;
  return found;
};

type Truth = 'true' | 'false' | 'open';
type Choice = Extract<Formula, { kind: 'any' }>;

/** A field that can have no value at all (a choice of nothing) makes whatever is said of it impossible by itself: its mask is empty. */
class Search {
  constructor(
    private readonly variables: Variables,
    private readonly allowed: number,
  ) {}

  from(before: Narrowed, asked: readonly Formula[]): Narrowed | undefined | 'undecided' {
    const now = new Map(before);
    const choices: Choice[] = [];
    const waiting = [...asked];
    while (waiting.length > 0) {
      if (!this.take(waiting, choices, now)) return undefined;
      if (this.isOver()) return 'undecided';
      if (!this.settle(choices, waiting, now)) return undefined;
      if (this.isOver()) return 'undecided';
    }
    const smallest = choices.reduce<Choice | undefined>(
      (least, one) => (least === undefined || one.parts.length < least.parts.length ? one : least),
      undefined,
    );
    if (smallest === undefined) return now;
    const rest = choices.filter((choice) => choice !== smallest);
    for (const part of smallest.parts) {
      const found = this.from(now, [...rest, part]);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private isOver(): boolean {
    return this.variables.steps > this.allowed;
  }

  /** Narrows by everything that is said without "or"; false when a variable is left with nothing. */
  private take(waiting: Formula[], choices: Choice[], now: Map<string, bigint>): boolean {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      this.variables.steps += 1;
      if (this.isOver()) return true;
      if (next.kind === 'all') for (const part of next.parts) waiting.push(part);
      else if (next.kind === 'any') choices.push(next);
      else {
        const left = (now.get(next.variable) ?? this.variables.everything(next.variable)) & this.variables.maskOf(next);
        if (left === 0n) return false;
        now.set(next.variable, left);
      }
    }
    return true;
  }

  /** What has been narrowed may have settled a choice: it is taken before any is tried. False when a choice has nothing left. */
  private settle(choices: Choice[], waiting: Formula[], now: Narrowed): boolean {
    for (let index = choices.length - 1; index >= 0; index -= 1) {
      const choice = choices[index];
      if (choice === undefined) continue;
      const open: Formula[] = [];
      let settled = false;
      for (const part of choice.parts) {
        const truth = this.truthOf(part, now);
        settled = truth === 'true';
        if (settled) break;
        if (truth === 'open') open.push(part);
      }
      if (this.isOver()) return true;
      if (settled) choices.splice(index, 1);
      else if (open.length === 0) return false;
      else if (open.length === 1) {
        choices.splice(index, 1);
        waiting.push(...open);
      } else if (open.length < choice.parts.length) choices[index] = { kind: 'any', parts: open };
    }
    return true;
  }

  private truthOf(formula: Formula, now: Narrowed): Truth {
    this.variables.steps += 1;
    if (formula.kind === 'literal') {
      const is = now.get(formula.variable) ?? this.variables.everything(formula.variable);
      const both = is & this.variables.maskOf(formula);
      return both === 0n ? 'false' : both === is ? 'true' : 'open';
    }
    const decisive: Truth = formula.kind === 'all' ? 'false' : 'true';
    let result: Truth = formula.kind === 'all' ? 'true' : 'false';
    for (const part of formula.parts) {
      const truth = this.truthOf(part, now);
      if (truth === decisive) return decisive;
      if (truth === 'open') result = 'open';
    }
    return result;
  }
}
