/** Made-up words for what people wrote: the same for the same, another for another, and fit for the questions that they answer. */
import { REFERENCE } from '@homeward/definition';
import { MadeUpNumbers } from './made-up-numbers.js';

/** What a question asks of its answer. */
export interface TextLimits {
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly isEmail?: boolean;
}

const NAMES = ['Robin', 'Ash', 'Sage', 'Rowan', 'Wren', 'Linden', 'Briar', 'Hazel', 'Reed', 'Fern', 'Heath', 'Clover'];
/** Told apart by its look alone: one to four capitalised words, as names are written. */
const LIKE_A_NAME = /^\p{Lu}[\p{L}’'-]*( \p{Lu}[\p{L}’'.-]*){0,3}$/u;

/** One copy's. What it has been asked for is remembered, so that two places that said the same still do. */
export class Pseudonyms {
  readonly numbers = new MadeUpNumbers();
  private readonly texts = new Map<string, string>();
  private readonly references = new Map<string, string>();
  private readonly people = new Map<string, string>();
  private readonly kept = new Set<string>();
  /** What each text has to fit, from every question that it answers. */
  private readonly limits = new Map<string, TextLimits[]>();

  /** @param child what the child is called in the copy */
  constructor(subjectRef: string, child: string) {
    const [own = subjectRef] = subjectRef.split('/');
    this.references.set(own, child);
    this.isReference(subjectRef);
  }

  /** Says that a text is the procedure's own word: it stays wherever it stands. */
  keep(original: string): void {
    this.kept.add(original);
  }

  /** Says that a text answers a question, before any is asked for. */
  mustFit(original: string, limits: TextLimits): void {
    this.limits.set(original, [...(this.limits.get(original) ?? []), limits]);
  }

  /** Says that a text names a case. Templates put references together with a stroke: each part is its own. */
  isReference(original: string): void {
    for (const part of original.split('/'))
      if (!this.references.has(part)) this.references.set(part, `CASE-${this.references.size}`);
  }

  reference(original: string): string {
    this.isReference(original);
    return original
      .split('/')
      .map((part) => this.references.get(part) ?? part)
      .join('/');
  }

  /** @param id whoever acts as nobody in particular stays so */
  person(id: string): string {
    if (id === 'system') return id;
    const known = this.people.get(id);
    if (known !== undefined) return known;
    const made = `person-${this.people.size + 1}`;
    this.people.set(id, made);
    return made;
  }

  text(original: string): string {
    if (original === '' || this.kept.has(original)) return original;
    if (REFERENCE.test(original) && original.split('/').every((part) => this.references.has(part)))
      return this.reference(original);
    const known = this.texts.get(original);
    if (known !== undefined) return known;
    const made = this.madeUp(original);
    this.texts.set(original, made);
    return made;
  }

  counts(): { texts: number; references: number; people: number } {
    return { texts: this.texts.size, references: this.references.size, people: this.people.size };
  }

  private madeUp(original: string): string {
    const number = this.texts.size + 1;
    const limits = this.limits.get(original) ?? [];
    const most = Math.min(...limits.map(({ maxLength = 20_000 }) => maxLength), 20_000);
    const least = Math.max(...limits.map(({ minLength = 0 }) => minLength), 0);
    if (limits.some(({ isEmail }) => isEmail === true)) return `person${number}@example.org`;
    const name = NAMES[number % NAMES.length] ?? 'Robin';
    const long = LIKE_A_NAME.test(original) ? `${name} Example ${number}` : `Made-up text ${number}.`;
    const fitting = (long.length <= most ? long : `T${number}`).padEnd(least, '.');
    const patterns = limits.flatMap(({ pattern }) => (pattern === undefined ? [] : [new RegExp(pattern, 'u')]));
    if (patterns.every((pattern) => pattern.test(fitting))) return fitting;
    // Some questions ask for a word of the procedure and then a reason: the word stays.
    const led = `${/^\w+: /.exec(original)?.[0] ?? ''}${fitting}`;
    return patterns.every((pattern) => pattern.test(led)) ? led : fitting;
  }
}
