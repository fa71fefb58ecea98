/** Decides whether statements about fields can hold together: by narrowing what each field can be, and trying one by one what is said with "or". */
import type { Scalar } from '../rule.js';
import { type Cell, cellInWords, cellsOf, type Domain, holdsOf } from './domain.js';
import type { Formula, Literal } from './formula.js';

/**
 * `impossible` is proved. `possible` comes with what each field asked about would be. `undecided`: it would have taken more steps than were left.
 * Fields are taken to be independent but for what the formulas themselves say, so a possible answer may not be so in life; an impossible one never is.
 */
export type Answer =
  | { readonly kind: 'impossible' }
  | { readonly kind: 'possible'; readonly witness: Readonly<Record<string, string>> }
  | { readonly kind: 'undecided' };

/** How many steps may still be taken; shared by the questions of one check, so that no pack can keep it busy for ever. */
export interface Steps {
  left: number;
}

const MOST_FOR_ONE = 100_000;

/** @param domains what each variable of the formulas can be */
export const possible = (formulas: readonly Formula[], domains: ReadonlyMap<string, Domain>, steps: Steps): Answer => {
  if (steps.left <= 0) return { kind: 'undecided' };
  const allowed = Math.min(steps.left, MOST_FOR_ONE);
  const search = searchIn(domains, formulas, allowed);
  const found = search.from(new Map(), formulas);
  steps.left -= search.taken();
  if (found === 'undecided') return { kind: 'undecided' };
  if (found === undefined) return { kind: 'impossible' };
  return { kind: 'possible', witness: search.witness(found) };
};

/** Bit n: the variable may be in its cell n. */
type Narrowed = ReadonlyMap<string, bigint>;
type Truth = 'true' | 'false' | 'open';

const searchIn = (domains: ReadonlyMap<string, Domain>, formulas: readonly Formula[], allowed: number) => {
  let taken = 0;
  const constants = new Map<string, Set<Scalar>>();
  const gather = (formula: Formula): void => {
    taken += 1;
    if (formula.kind !== 'literal') {
      for (const part of formula.parts) gather(part);
      return;
    }
    const known = constants.get(formula.variable) ?? new Set<Scalar>();
    const { test } = formula;
    for (const value of test.kind === 'oneOf' ? test.values : test.kind === 'order' ? [test.value] : [])
      known.add(value);
    constants.set(formula.variable, known);
  };
  for (const formula of formulas) gather(formula);

  const cells = new Map<string, readonly Cell[]>();
  const cellsFor = (variable: string): readonly Cell[] => {
    const known = cells.get(variable);
    if (known !== undefined) return known;
    const domain = domains.get(variable) ?? { kind: 'names', mayBeUnknown: true };
    const cut = cellsOf(domain, constants.get(variable) ?? new Set());
    cells.set(variable, cut);
    taken += cut.length;
    return cut;
  };
  const masks = new Map<Literal, bigint>();
  const maskOf = (one: Literal): bigint => {
    const known = masks.get(one);
    if (known !== undefined) return known;
    let mask = 0n;
    for (const [index, cell] of cellsFor(one.variable).entries())
      if (holdsOf(one.test, cell) === one.holds) mask |= 1n << BigInt(index);
    masks.set(one, mask);
    taken += cellsFor(one.variable).length;
    return mask;
  };
  const everything = (variable: string): bigint => (1n << BigInt(cellsFor(variable).length)) - 1n;
  const truthOf = (formula: Formula, now: Narrowed): Truth => {
    taken += 1;
    if (formula.kind === 'literal') {
      const is = now.get(formula.variable) ?? everything(formula.variable);
      const both = is & maskOf(formula);
      return both === 0n ? 'false' : both === is ? 'true' : 'open';
    }
    const decisive: Truth = formula.kind === 'all' ? 'false' : 'true';
    let result: Truth = formula.kind === 'all' ? 'true' : 'false';
    for (const part of formula.parts) {
      const truth = truthOf(part, now);
      if (truth === decisive) return decisive;
      if (truth === 'open') result = 'open';
    }
    return result;
  };

  const from = (before: Narrowed, asked: readonly Formula[]): Narrowed | undefined | 'undecided' => {
    const now = new Map(before);
    const choices: Extract<Formula, { kind: 'any' }>[] = [];
    const waiting = [...asked];
    for (;;) {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        taken += 1;
        if (taken > allowed) return 'undecided';
        if (next.kind === 'all') waiting.push(...next.parts);
        else if (next.kind === 'any') choices.push(next);
        else {
          const left = (now.get(next.variable) ?? everything(next.variable)) & maskOf(next);
          if (left === 0n) return undefined;
          now.set(next.variable, left);
        }
      }
      // What has been narrowed may have settled a choice: take it before any is tried.
      for (let index = choices.length - 1; index >= 0; index -= 1) {
        const choice = choices[index];
        if (choice === undefined) continue;
        const open: Formula[] = [];
        let settled = false;
        for (const part of choice.parts) {
          const truth = truthOf(part, now);
          if (truth === 'true') settled = true;
          if (truth === 'true') break;
          if (truth === 'open') open.push(part);
        }
        if (taken > allowed) return 'undecided';
        if (settled) choices.splice(index, 1);
        else if (open.length === 0) return undefined;
        else if (open.length === 1) {
          choices.splice(index, 1);
          waiting.push(...open);
        } else if (open.length < choice.parts.length) choices[index] = { kind: 'any', parts: open };
      }
      if (waiting.length === 0) break;
    }
    const smallest = choices.reduce<(typeof choices)[number] | undefined>(
      (least, one) => (least === undefined || one.parts.length < least.parts.length ? one : least),
      undefined,
    );
    if (smallest === undefined) return now;
    const rest = choices.filter((choice) => choice !== smallest);
    for (const part of smallest.parts) {
      const found = from(now, [...rest, part]);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  // A field that can have no value at all (a choice of nothing) makes whatever is said of it impossible by itself: its mask is empty.
  return {
    from,
    taken: () => taken,
    witness: (found: Narrowed): Record<string, string> =>
      Object.fromEntries(
        [...found].flatMap(([variable, bits]) => {
          const cell = cellsFor(variable).find((_, index) => (bits & (1n << BigInt(index))) !== 0n);
          return cell === undefined ? [] : [[variable, cellInWords(cell)]];
        }),
      ),
  };
};
