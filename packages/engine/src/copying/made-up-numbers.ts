/** Made-up numbers: the same for the same, another for another where the questions leave room, and fit for each that they answer. */

/** What a question asks of its answer. */
export interface NumberLimits {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** One copy's. */
export class MadeUpNumbers {
  private readonly made = new Map<number, number>();
  /** What each number has to fit, from every question that it answers. */
  private readonly limits = new Map<number, { readonly minimum: number; readonly maximum: number }>();

  /** How many different ones were replaced. */
  get count(): number {
    return this.made.size;
  }

  /** Says that a number answers a question, before any is asked for. */
  mustFit(original: number, { minimum = -Infinity, maximum = Infinity }: NumberLimits): void {
    const known = this.limitsOf(original);
    this.limits.set(original, {
      minimum: Math.max(known.minimum, minimum),
      maximum: Math.min(known.maximum, maximum),
    });
  }

  number(original: number): number {
    const known = this.made.get(original);
    if (known !== undefined) return known;
    const made = this.madeUp(original);
    this.made.set(original, made);
    return made;
  }

  private limitsOf(original: number) {
    return this.limits.get(original) ?? { minimum: -Infinity, maximum: Infinity };
  }

  /** Counted on from the least that fits. It stays only where the questions leave it no other. */
  private madeUp(original: number): number {
    const { minimum, maximum } = this.limitsOf(original);
    const least = minimum === -Infinity ? Math.min(1, Math.floor(maximum)) : Math.ceil(minimum);
    const counted = Array.from({ length: this.made.size + 2 }, (_, further) => least + further);
    const fits = (number: number): boolean =>
      number !== original && Number.isFinite(number) && number >= minimum && number <= maximum;
    const taken = new Set(this.made.values());
    return (
      counted.find((number) => fits(number) && !taken.has(number)) ??
      [...counted, minimum, maximum].find(fits) ??
      original
    );
  }
}
