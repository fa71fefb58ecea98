/** The variables of formulas: what each can be, cut into the cells that everything said so far can tell apart. */
import type { Scalar } from '../rule.js';
import { type Cell, cellsOf, type Domain, holdsOf } from './domain.js';
import type { Formula, Literal } from './formula.js';

interface Cut {
  readonly cells: readonly Cell[];
  /** Bit n for each cell n. */
  readonly everything: bigint;
  readonly masks: Map<Literal, bigint>;
}

export class Variables {
  private readonly domains = new Map<string, Domain>();
  private readonly constants = new Map<string, Set<Scalar>>();
  private readonly cuts = new Map<string, Cut>();
  private readonly seen = new WeakSet<Formula>();
  /** Work done so far, in steps of about the same length. */
  steps = 0;

  /** The first word counts: what a variable can be never changes. */
  declare(variable: string, domain: Domain): void {
    if (!this.domains.has(variable)) this.domains.set(variable, domain);
  }

  /** Takes note of every value that the formula compares with. To be called before anything is asked about its literals. */
  see(formula: Formula): void {
    if (this.seen.has(formula)) return;
    this.seen.add(formula);
    this.steps += 1;
    if (formula.kind !== 'literal') {
      for (const part of formula.parts) this.see(part);
      return;
    }
    const { test, variable } = formula;
    const values = test.kind === 'oneOf' ? test.values : test.kind === 'order' ? [test.value] : [];
    const known = this.constants.get(variable) ?? new Set<Scalar>();
    const before = known.size;
    for (const value of values) known.add(value);
    this.constants.set(variable, known);
    // A finer cut numbers the cells anew.
    if (known.size > before) this.cuts.delete(variable);
  }

  /** The cells in which the literal holds. */
  maskOf(literal: Literal): bigint {
    const { cells, masks } = this.cutOf(literal.variable);
    const known = masks.get(literal);
    if (known !== undefined) return known;
    let mask = 0n;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index];
      if (cell !== undefined && holdsOf(literal.test, cell) === literal.holds) mask |= 1n << BigInt(index);
    }
    masks.set(literal, mask);
    this.steps += cells.length;
    return mask;
  }

  everything(variable: string): bigint {
    return this.cutOf(variable).everything;
  }

  /** The first of the variable's cells that is among these. */
  cellIn(variable: string, bits: bigint): Cell | undefined {
    return this.cutOf(variable).cells.find((_, index) => (bits & (1n << BigInt(index))) !== 0n);
  }

  private cutOf(variable: string): Cut {
    const known = this.cuts.get(variable);
    if (known !== undefined) return known;
    const domain = this.domains.get(variable) ?? { kind: 'names', mayBeUnknown: true };
    const cells = cellsOf(domain, this.constants.get(variable) ?? new Set());
    const cut: Cut = { cells, everything: (1n << BigInt(cells.length)) - 1n, masks: new Map() };
    this.cuts.set(variable, cut);
    this.steps += cells.length;
    return cut;
  }
}
