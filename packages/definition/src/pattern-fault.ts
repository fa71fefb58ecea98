/** Says whether a regular expression could keep a browser busy: sound (what passes is fast on any text), and so stricter than it need be. */
import { type CharSet, Refused, type RegexTree, readRegex, unite } from './regex-tree.js';

/** Longer than any answer needs: an expression is read by people too. */
const LONGEST = 200;
/** Positions after counted repeats are written out: `{1,500}` is allowed, `{1,5000}` is what `maxLength` is for. */
const MOST_POSITIONS = 1000;
/** Links between positions: `(a?){999}` has half a million. */
const MOST_LINKS = 20_000;
/** Ways that a matcher may have to try for one text before it gives up. */
const MOST_WAYS = 2000;

/**
 * Why a pattern is refused, to follow "The pattern ..."; undefined when it is safe.
 *
 * A backtracking matcher is slow only when one text can be matched along many ways. The pattern becomes Glushkov's automaton (one position per character
 * set, counted repeats written out), in which every way of getting from one position to the next is counted. Inside a loop there must be just one
 * way for each character, which also excludes going round two loops for the same text; outside loops the number of ways for the worst text is bounded.
 * With a loop the pattern must begin with `^`, or every place of the text is a new beginning. Method: Brüggemann-Klein and Wood, "One-unambiguous regular
 * languages", 1998, made stricter by counting the ways.
 */
export const patternFault = (pattern: string): string | undefined => {
  if (pattern.length > LONGEST) return `is longer than ${LONGEST} characters`;
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'is not a regular expression';
  }
  try {
    const tree = readRegex(pattern);
    const automaton = new Automaton();
    automaton.begin(tree);
    return automaton.fault(beginsWithCaret(tree));
  } catch (thrown) {
    if (thrown instanceof Refused) return `is not accepted: ${thrown.message}`;
    throw thrown;
  }
};

const beginsWithCaret = (tree: RegexTree): boolean => {
  if (tree.kind === 'empty') return tree.anchor === '^';
  if (tree.kind === 'choice') return tree.parts.every(beginsWithCaret);
  return tree.kind === 'sequence' && tree.parts[0] !== undefined && beginsWithCaret(tree.parts[0]);
};

/** Position -> the number of ways to it. */
type Ways = Map<number, number>;
interface Piece {
  /** Ways to match nothing. */
  readonly nothing: number;
  readonly first: Ways;
  readonly last: Ways;
}

const START = -1;
const EMPTY: Piece = { nothing: 1, first: new Map(), last: new Map() };
const TOO_LARGE = 'it is too large once its repeats are written out';
const TOO_MANY_WAYS = 'could be matched in very many ways, and so could keep a browser busy';

const add = (ways: Ways, position: number, count: number): void => {
  ways.set(position, Math.min((ways.get(position) ?? 0) + count, MOST_WAYS + 1));
};
const sum = (one: Ways, other: Ways, times: number): Ways => {
  const all = new Map(one);
  if (times > 0) for (const [position, count] of other) add(all, position, count * times);
  return all;
};

class Automaton {
  private readonly sets: CharSet[] = [];
  private readonly follow = new Map<number, Ways>();
  private links = 0;

  begin(tree: RegexTree): void {
    this.link(new Map([[START, 1]]), this.build(tree).first);
  }

  private link(from: Ways, to: Ways): void {
    this.links += from.size * to.size;
    if (this.links > MOST_LINKS) throw new Refused(TOO_LARGE);
    for (const [position, count] of from) {
      const after = this.follow.get(position) ?? new Map<number, number>();
      for (const [next, times] of to) add(after, next, count * times);
      this.follow.set(position, after);
    }
  }

  private build(tree: RegexTree): Piece {
    switch (tree.kind) {
      case 'empty':
        return EMPTY;
      case 'chars': {
        if (this.sets.length >= MOST_POSITIONS) throw new Refused(TOO_LARGE);
        this.sets.push(tree.set);
        const ways: Ways = new Map([[this.sets.length - 1, 1]]);
        return { nothing: 0, first: ways, last: ways };
      }
      case 'choice':
        return tree.parts
          .map((part) => this.build(part))
          .reduce((one, other) => ({
            nothing: Math.min(one.nothing + other.nothing, MOST_WAYS + 1),
            first: sum(one.first, other.first, 1),
            last: sum(one.last, other.last, 1),
          }));
      case 'sequence':
        return tree.parts.reduce<Piece>((before, part) => this.join(before, this.build(part)), EMPTY);
      case 'repeat':
        return this.repeat(tree.body, tree.min, tree.max);
    }
  }

  private join(one: Piece, other: Piece): Piece {
    this.link(one.last, other.first);
    return {
      nothing: Math.min(one.nothing * other.nothing, MOST_WAYS + 1),
      first: sum(one.first, other.first, one.nothing),
      last: sum(other.last, one.last, other.nothing),
    };
  }

  private repeat(body: RegexTree, min: number, max: number): Piece {
    if (min > MOST_POSITIONS || (max !== Number.POSITIVE_INFINITY && max > MOST_POSITIONS))
      throw new Refused(TOO_LARGE);
    let piece = EMPTY;
    if (max === Number.POSITIVE_INFINITY) {
      for (let copy = 0; copy < min - 1; copy += 1) piece = this.join(piece, this.build(body));
      const loop = this.build(body);
      if (loop.nothing > 0) throw new Refused('what it repeats may be empty');
      this.link(loop.last, loop.first);
      return this.join(piece, { ...loop, nothing: min === 0 ? 1 : 0 });
    }
    // x{2,4} is xx(x(x)?)?: written inside out, so that giving up early is one way and not several.
    let optional = EMPTY;
    for (let copy = min; copy < max; copy += 1) {
      const inside = this.join(this.build(body), optional);
      optional = { ...inside, nothing: Math.min(inside.nothing + 1, MOST_WAYS + 1) };
    }
    for (let copy = 0; copy < min; copy += 1) piece = this.join(piece, this.build(body));
    return this.join(piece, optional);
  }

  /** @param anchored whether the pattern can match at the beginning of the text only */
  fault(anchored: boolean): string | undefined {
    // The most steps from a position for any text; of a loop, what comes after it.
    const steps = new Map<number, number>();
    const known = (position: number): number => steps.get(position) ?? 1;
    // Components come in an order in which what follows one is known before it.
    for (const { members, isLoop } of this.components()) {
      if (isLoop && !anchored) return 'must begin with ^, because it repeats something without limit';
      if (isLoop && members.some((position) => this.worst(position, () => 1) > 1)) return TOO_MANY_WAYS;
      const most = isLoop
        ? Math.max(...members.flatMap((position) => [...(this.follow.get(position)?.keys() ?? [])].map(known)))
        : 1 + Math.max(...members.map((position) => this.worst(position, known)));
      if (most > MOST_WAYS) return TOO_MANY_WAYS;
      for (const position of members) steps.set(position, most);
    }
    return undefined;
  }

  /** The most that one character can cost here: the sum of the weights of the positions it can go to. */
  private worst(position: number, weight: (next: number) => number): number {
    const after = [...(this.follow.get(position) ?? [])];
    if (after.length === 0) return 0;
    const bounds = after.flatMap(([next, count]) => {
      const cost = count * weight(next);
      return unite([this.sets[next] ?? []]).flatMap(([from, to]): [number, number][] => [
        [from, cost],
        [to + 1, -cost],
      ]);
    });
    bounds.sort(([a, up], [b, down]) => a - b || up - down);
    let here = 0;
    let most = 0;
    for (const [, change] of bounds) {
      here += change;
      most = Math.max(most, here);
    }
    return most;
  }

  /** Positions that lead back to each other, by Tarjan's method, without recursion; each component after all that it leads to. */
  private components(): { members: number[]; isLoop: boolean }[] {
    const order = new Map<number, number>();
    const low = new Map<number, number>();
    const stack: number[] = [];
    const onStack = new Set<number>();
    const components: { members: number[]; isLoop: boolean }[] = [];
    for (const root of this.follow.keys()) {
      if (order.has(root)) continue;
      const work: { position: number; after: number[]; next: number }[] = [];
      const open = (position: number): void => {
        order.set(position, order.size);
        low.set(position, order.size - 1);
        stack.push(position);
        onStack.add(position);
        work.push({ position, after: [...(this.follow.get(position)?.keys() ?? [])], next: 0 });
      };
      open(root);
      for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
        const { position } = frame;
        const next = frame.after[frame.next];
        frame.next += 1;
        if (next !== undefined) {
          if (!order.has(next)) open(next);
          else if (onStack.has(next)) low.set(position, Math.min(low.get(position) ?? 0, order.get(next) ?? 0));
          continue;
        }
        work.pop();
        const above = work.at(-1);
        if (above !== undefined)
          low.set(above.position, Math.min(low.get(above.position) ?? 0, low.get(position) ?? 0));
        if (low.get(position) !== order.get(position)) continue;
        const members = stack.splice(stack.indexOf(position));
        for (const member of members) onStack.delete(member);
        components.push({ members, isLoop: members.length > 1 || this.follow.get(position)?.has(position) === true });
      }
    }
    return components;
  }
}
